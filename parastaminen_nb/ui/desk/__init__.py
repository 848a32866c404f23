"""What a facilitator needs now and then at the desk, each folded away until it is opened."""
