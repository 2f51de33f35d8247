/** Stands in a filter for a tag where sites without any are meant: no id is like it. */
export const untagged = 'none';
