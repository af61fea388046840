// Moments as people read them.

/** @param ts Slack's: seconds with six decimals */
export const dateOf = (ts) => new Date(Number(ts) * 1000);

export const timeOf = (date) => date.toLocaleTimeString('en-GB');

export const dayAndTimeOf = (date) => date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** Seconds as "45 s", "3 min 5 s", "2 h 4 min". */
export function span(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 ? ` ${whole % 60} s` : ''}`;
  return `${Math.floor(whole / 3600)} h${whole % 3600 >= 60 ? ` ${Math.floor((whole % 3600) / 60)} min` : ''}`;
}
