/** What the demo tells its window's host when a visitor may change things. */
export const DAY_IS_OVER = 'the day is over';
