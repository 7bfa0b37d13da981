"""What a panel sees of its data, at equal work or under many seeds."""
