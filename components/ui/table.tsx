// A plain table between hairlines; it scrolls sideways rather than shrink.
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

export type TableProps = {
  /** What the table shows; read out, and shown unless hidden. */
  caption: string
  isCaptionHidden?: boolean
  children: ReactNode
  className?: string
}

export function Table({ caption, isCaptionHidden = false, children, className }: TableProps) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what is off its edge can be scrolled to by keyboard
      tabIndex={0}
      className={classNames('overflow-x-auto rounded-sm', className)}
    >
      <table className="w-full border-collapse text-start">
        <caption
          className={
            isCaptionHidden ? 'sr-only' : 'pb-2 text-start font-serif text-lg font-semibold text-ink'
          }
        >
          {caption}
        </caption>
        {children}
      </table>
    </section>
  )
}

type ColumnProps = { isNumeric?: boolean }

export function TableHeader({ isNumeric = false, className, ...props }: ComponentProps<'th'> & ColumnProps) {
  return (
    <th
      scope="col"
      {...props}
      className={classNames(
        'border-b border-edge px-3 py-2.5 align-bottom text-sm font-medium text-ink-soft first:ps-0 last:pe-0',
        isNumeric ? 'text-end' : 'text-start',
        className,
      )}
    />
  )
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr {...props} className={classNames('border-b border-hair last:border-b-0', className)} />
}

export function TableCell({ isNumeric = false, className, ...props }: ComponentProps<'td'> & ColumnProps) {
  return (
    <td
      {...props}
      className={classNames(
        'h-14 px-3 py-2 align-middle first:ps-0 last:pe-0',
        isNumeric && 'numeric text-end',
        className,
      )}
    />
  )
}
