"""What staff did, so that it can be looked up and nobody can change it unseen: chain, checkpoints, anchors, page."""
