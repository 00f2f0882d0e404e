/** The roles, from the one that may least; pages cannot take them from the store. */
export const roles = ['viewer', 'member', 'admin'] as const;
export type Role = (typeof roles)[number];
