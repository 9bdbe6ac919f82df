"""Pictures of live objects: from a graph, by a layout, to SVG and to words."""
