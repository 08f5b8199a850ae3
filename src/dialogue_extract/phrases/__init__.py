"""Read phrases off the surface: statements, triggers and enumerations, robust where a parse of long lists is not."""
