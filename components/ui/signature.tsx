// A signature drawn again from its path.
import { classNames } from './class-names'
import { signatureBox } from './signature-path'

type SignatureProps = { path: string; label: string; className?: string }

export function Signature({ path, label, className }: SignatureProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={signatureBox(path)}
      preserveAspectRatio="xMinYMid meet"
      className={classNames('text-ink', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  )
}
