// How the parts of a field look, shared by every field.
export const fieldStyles = {
  root: 'flex min-w-0 flex-col gap-1.5',
  label: 'text-sm font-medium text-ink',
  description: 'text-sm text-ink-soft',
  error: 'flex items-start gap-1.5 text-sm font-medium text-rouge',
  control:
    'w-full min-w-0 rounded-md border border-edge bg-sheet text-base text-ink transition-colors duration-150 ' +
    'hover:border-celadon disabled:cursor-not-allowed disabled:border-hair disabled:bg-fold disabled:text-ink-soft',
  invalid: 'border-rouge bg-rouge-wash/40',
} as const

/** A sheet that opens under a control: the list of a select, a calendar. */
export const popoverStyle =
  'rounded-lg border border-hair bg-sheet shadow-lift outline-none transition duration-150 ease-settle ' +
  'entering:opacity-0 entering:-translate-y-1 exiting:opacity-0'

/** One line of an opened list. */
export const optionStyle =
  'relative flex min-h-12 cursor-pointer items-center gap-3 rounded-md px-3.5 py-2 text-base text-ink outline-none ' +
  'focus:bg-celadon-wash pressed:bg-celadon-wash selected:font-medium selected:text-celadon-deep ' +
  'focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-celadon-dark focus-visible:outline-solid ' +
  'disabled:cursor-not-allowed disabled:text-edge'
