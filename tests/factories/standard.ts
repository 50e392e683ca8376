// What a manager writes when she adds a step of her own.
import type { StandardWords } from '@/lib/standards/standards-schemas'

export const HOT_TOWEL: StandardWords = {
  role: 'receptionist',
  targetMinutes: 4,
  titleZh: '递热毛巾',
  titleEn: 'Hand her a hot towel',
  requirementZh: '入座一分钟内递上。',
  requirementEn: 'Within a minute of sitting down.',
  sayZh: '',
  sayEn: '',
  gestureZh: '双手递上。',
  gestureEn: 'With both hands.',
}
