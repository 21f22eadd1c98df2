"""Pure rules: no disk, no Git, no clock, no network."""
