"""What managers are told: figures out of assessed runs, and the evidence for each."""
