"""Records as pages to look at: one an article, and an index of a folder."""
