"""What the terminal at hand does with Arabic, and how to make it do right."""
