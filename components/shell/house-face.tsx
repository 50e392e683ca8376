// The face of the house before anybody is signed in: its name as a hanging scroll beside a bough in a celadon vase.
import { useTranslations } from 'next-intl'
import { BrushLine } from '@/components/ui/brush-line'

export function HouseFace() {
  const t = useTranslations('auth')
  return (
    <div className="relative overflow-hidden border-b border-hair bg-fold lg:border-r lg:border-b-0">
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
          <p className="font-serif text-base text-ink-soft lg:text-lg">{t('tagline')}</p>
        </div>
      </div>
      <Bough />
    </div>
  )
}

/** A plum bough in a vase, drawn with a few strokes. Decoration only. */
function Bough() {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 320 640"
      className="pointer-events-none absolute -right-8 -bottom-6 hidden h-[88%] text-celadon-line lg:block"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <g strokeWidth="3.2">
        <path d="M206 468c-4-46 6-88-8-134-11-36-38-58-52-92-10-24-10-52-6-82" />
        <path d="M198 336c14-34 44-50 54-86 6-22 4-44 16-66" strokeWidth="2.6" />
        <path d="M146 242c-18-10-38-12-52-30-8-11-10-24-20-34" strokeWidth="2.4" />
        <path d="M203 392c16-12 36-16 50-32" strokeWidth="2" />
        <path d="M141 178c8-16 22-26 26-46" strokeWidth="1.8" />
        <path d="M250 252c-10-14-8-30-16-44" strokeWidth="1.8" />
      </g>
      <g fill="currentColor" fillOpacity=".35" strokeWidth="1.4">
        <Blossom x={140} y={150} size={13} />
        <Blossom x={72} y={172} size={11} />
        <Blossom x={270} y={176} size={12} />
        <Blossom x={168} y={128} size={9} />
        <Blossom x={233} y={202} size={10} />
        <Blossom x={104} y={222} size={9} />
        <Blossom x={256} y={356} size={10} />
        <Blossom x={176} y={296} size={8} />
      </g>
      <path
        d="M188 466c8 4 28 4 37-1-1 12-4 18 5 29 19 22 31 44 30 73-1 31-17 54-26 63-16 3-42 3-58 0-10-10-25-32-26-63-1-29 13-51 32-73 8-10 6-17 6-28Z"
        className="fill-celadon-wash"
        strokeWidth="2.6"
      />
      <path d="M163 540c26 7 67 8 92-1" strokeWidth="1.2" opacity=".7" />
      <path d="M176 520c-10 16-14 36-9 56" strokeWidth="1.6" opacity=".6" />
    </svg>
  )
}

function Blossom({ x, y, size }: { x: number; y: number; size: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size / 10})`}>
      {[0, 72, 144, 216, 288].map((turn) => (
        <path key={turn} transform={`rotate(${turn})`} d="M0-1.500c-5-2-5-9 0-10 5 1 5 8 0 10Z" />
      ))}
      <circle r="1.800" className="fill-celadon" stroke="none" fillOpacity={1} />
    </g>
  )
}
