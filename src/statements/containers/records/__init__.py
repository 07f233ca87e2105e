"""Records of parliaments in XML: TEI, Akoma Ntoso, Hansard."""
