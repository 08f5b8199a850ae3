"""The stages between the learned pipeline and the record, one file each; they never import each other."""
