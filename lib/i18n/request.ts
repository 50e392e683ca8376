// The language, zone and words of a request, for next-intl on the server.
import 'server-only'
import { getRequestConfig } from 'next-intl/server'
import { currentStaff } from '@/lib/auth/require-staff'
import { requestLocale } from './request-locale'

export default getRequestConfig(async ({ locale }) => {
  const staff = await currentStaff()
  const chosen = locale === 'en' || locale === 'zh-CN' ? locale : await requestLocale()
  const { messages } = chosen === 'en' ? await import('./en-messages') : await import('./zh-cn-messages')
  return { locale: chosen, timeZone: staff?.salon.timeZone ?? 'Asia/Shanghai', messages }
})
