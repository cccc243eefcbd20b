/** How much a level weighs; no finding weighs as much as `never`. */
export const RANK = {advice: 1, warning: 2, error: 3, never: 4} as const;
