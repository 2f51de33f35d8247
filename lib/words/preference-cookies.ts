/** Where this person's language is kept. */
export const localeCookie = 'kigen-locale';

/** Where this person's time zone is kept. */
export const zoneCookie = 'kigen-zone';
