// The four tones a message can have, and the one colour and icon of each.
import { CircleAlert, CircleCheck, Clock, Info, type LucideIcon } from 'lucide-react'

export type MessageTone = 'info' | 'success' | 'warning' | 'error'

export const messageTones: Record<MessageTone, { icon: LucideIcon; panel: string; mark: string }> = {
  info: { icon: Info, panel: 'border-hair bg-sheet', mark: 'text-ink-soft' },
  success: { icon: CircleCheck, panel: 'border-celadon-wash bg-celadon-wash', mark: 'text-celadon-deep' },
  warning: { icon: Clock, panel: 'border-ochre-wash bg-ochre-wash', mark: 'text-ochre' },
  error: { icon: CircleAlert, panel: 'border-rouge bg-rouge-wash', mark: 'text-rouge' },
}
