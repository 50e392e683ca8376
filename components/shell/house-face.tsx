// The face of the house before anybody is signed in: its name as a hanging scroll beside a bough in a celadon vase.
import { useTranslations } from 'next-intl'
import { BrushLine } from '@/components/ui/brush-line'

export function HouseFace() {
  const t = useTranslations('auth')
  return (
    <header className="relative overflow-hidden border-b border-hair bg-fold lg:sticky lg:top-0 lg:h-dvh lg:border-r lg:border-b-0">
      <div className="relative z-10 flex items-center gap-6 px-6 py-6 sm:px-12 lg:h-full lg:flex-col lg:items-start lg:justify-between lg:p-14">
        <p className="font-serif font-semibold text-celadon-dark">
          <span
            lang="zh-CN"
            className="block text-3xl tracking-[0.3em] lg:text-[6.5rem] lg:leading-none lg:tracking-[0.12em] lg:[writing-mode:vertical-rl]"
          >
            雅座
          </span>
          <span className="mt-1 block text-sm font-medium tracking-[0.35em] text-ink-soft uppercase lg:mt-8">
            Foyer
          </span>
        </p>
        <div className="hidden max-w-72 sm:block">
          <BrushLine className="mb-3 w-16" />
          <p className="font-serif text-base whitespace-pre-line text-ink-soft lg:text-lg">{t('tagline')}</p>
        </div>
      </div>
      <Bough />
    </header>
  )
}

/** A plum bough in a vase, drawn with a few strokes. Decoration only. */
function Bough() {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 320 640"
      className="pointer-events-none absolute -right-6 -bottom-4 hidden h-[82%] text-celadon-line lg:block"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M207 470c-3-30 3-58 2-88-1-26-8-44-21-64" strokeWidth="6" />
      <path d="M188 318c-12-19-30-39-40-62-7-16-9-33-9-48" strokeWidth="4.2" />
      <path d="M139 208c0-22 3-38 11-56 6-14 14-25 17-42" strokeWidth="2.4" />
      <path d="M204 352c9-30 34-47 44-78 8-25 8-47 19-70" strokeWidth="3.4" />
      <path d="M267 204c6-13 13-21 17-34" strokeWidth="1.8" />
      <path d="M145 248c-16-13-37-15-51-31-10-12-12-25-24-35" strokeWidth="2.6" />
      <path d="M94 217c-12-2-22 0-33-6" strokeWidth="1.5" />
      <path d="M209 402c14-13 33-15 47-31 5-6 8-12 10-19" strokeWidth="2.2" />
      <path d="M251 262c-8-15-7-30-15-45" strokeWidth="1.6" />
      <path d="M168 292c-14-3-24-1-36-9" strokeWidth="1.6" />
      <Blossom x={150} y={150} size={15} />
      <Blossom x={72} y={182} size={13} />
      <Blossom x={268} y={200} size={14} />
      <Blossom x={139} y={206} size={9} />
      <Blossom x={236} y={216} size={11} />
      <Blossom x={112} y={232} size={10} />
      <Blossom x={258} y={366} size={12} />
      <Blossom x={190} y={322} size={8} />
      <g fill="currentColor" stroke="none">
        <circle cx="167" cy="106" r="5" />
        <circle cx="157" cy="128" r="3.5" />
        <circle cx="60" cy="210" r="4.5" />
        <circle cx="285" cy="167" r="4.5" />
        <circle cx="267" cy="350" r="4" />
        <circle cx="130" cy="282" r="4" />
        <circle cx="246" cy="242" r="3.5" />
      </g>
      <path
        d="M190 466c9 4 26 4 34 0-1 13-3 19 6 30 19 22 31 43 30 72-1 31-16 53-25 62-16 3-40 3-56 0-10-10-24-31-25-62-1-29 12-50 31-72 8-11 6-17 5-30Z"
        className="fill-celadon-wash"
        strokeWidth="2.4"
      />
      <path d="M159 546c30 8 66 8 97-1" strokeWidth="1.2" opacity=".6" />
      <path d="M178 516c-11 16-16 36-12 58" strokeWidth="1.6" opacity=".5" />
    </svg>
  )
}

/** Five round petals that overlap, as wet ink does. */
function Blossom({ x, y, size }: { x: number; y: number; size: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${(x * 7 + y) % 72}) scale(${size / 10})`} stroke="none">
      {[0, 72, 144, 216, 288].map((turn) => (
        <circle
          key={turn}
          r="5.2"
          cy="-5.6"
          transform={`rotate(${turn})`}
          className="fill-sheet stroke-celadon-line"
          strokeWidth=".7"
        />
      ))}
      <circle r="4.6" className="fill-sheet" />
      <circle r="1.9" className="fill-celadon" />
    </g>
  )
}
