"""Train the pipeline: corpora read into one form, layout of real articles imitated, unknown layers left missing."""
