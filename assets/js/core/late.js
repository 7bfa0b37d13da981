// What a page has only where a later script has brought it: `lesson`, which makes the player of a lesson.

/** @type {{ lesson?: (given: any) => any }} */
export const late = {};
