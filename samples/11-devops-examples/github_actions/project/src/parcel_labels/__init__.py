"""The labels of a shop's parcels."""
