/** Due before everything else, since a person waits for it: due instants are served in their order. */
export const firstInLine = new Date(0);
