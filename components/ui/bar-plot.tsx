// A few figures side by side as bars; a table for whoever does not see them.
export type BarPlotProps = {
  label: string
  /** Of the table's two columns. */
  headings: readonly [name: string, value: string]
  bars: readonly { name: string; value: number }[]
}

const BAR = 44
const GAP = 20
const HEIGHT = 96
const ABOVE = 22
const BELOW = 24

export function BarPlot({ label, headings, bars }: BarPlotProps) {
  const width = bars.length * (BAR + GAP)
  const highest = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <figure>
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox={`0 0 ${width} ${ABOVE + HEIGHT + BELOW}`}
        style={{ width: `${width}px` }}
        className="h-auto max-w-full"
      >
        {bars.map(({ name, value }, index) => {
          const height = (value / highest) * HEIGHT
          const x = index * (BAR + GAP) + GAP / 2
          const middle = x + BAR / 2
          return (
            <g key={name} textAnchor="middle" className="numeric text-sm">
              <rect
                x={x}
                y={ABOVE + HEIGHT - height}
                width={BAR}
                height={height}
                rx="3"
                className="fill-celadon-line"
              />
              <text x={middle} y={ABOVE + HEIGHT - height - 6} className="fill-ink">
                {value}
              </text>
              <text x={middle} y={ABOVE + HEIGHT + 18} className="fill-ink-soft">
                {name}
              </text>
            </g>
          )
        })}
        <line
          x1="0"
          x2={width}
          y1={ABOVE + HEIGHT}
          y2={ABOVE + HEIGHT}
          className="stroke-hair"
          strokeWidth="1.5"
        />
      </svg>
      <table className="sr-only">
        <caption>{label}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
