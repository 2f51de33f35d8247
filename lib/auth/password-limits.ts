/** How many letters a password has. */
export const passwordLimits = { least: 10, most: 128 } as const;
