"""Benefits: the list with plan against what was realised, one benefit, its years, planned retirements."""
