"""Personal names, offices and sides: pure rules over one `Doc`, used by the components of that name."""
