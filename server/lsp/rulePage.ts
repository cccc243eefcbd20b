/** Where the page of one of Clauseguard's own rules stands. The only place that knows. */
export const rulePage = (ruleId: string): string => `https://clauseguard.org/rules/${ruleId}`;
