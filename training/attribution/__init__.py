"""The attribution tagger: data, network, training, export."""
