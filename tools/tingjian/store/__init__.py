"""Where records come from and go to: YAML files, Git, the cache."""
