"""Train the pipeline: corpora read into one form, layout of real articles imitated, layers left missing where unknown."""
