"""Records against annotated articles: matches, scores, floors."""
