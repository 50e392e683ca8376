// The day on which the tests happen, whatever the day on which they are run.

/** A Monday. */
export const TEST_DAY = '2026-11-23'

/** Nine o'clock of that morning in Shanghai, where a test salon is unless told otherwise. */
export const TEST_NOW = new Date('2026-11-23T01:00:00.000Z')
