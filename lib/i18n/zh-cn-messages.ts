// Every sentence in Chinese: messages/zh-CN/<namespace>.json by namespace.
import { type Messages, merged } from './merge-messages'

export const messages: Messages = merged(
  import.meta.glob<Messages>('./messages/zh-CN/*.json', { eager: true, import: 'default' }),
)
