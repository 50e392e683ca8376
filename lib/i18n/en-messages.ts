// Every sentence in English: messages/en/<namespace>.json by namespace.
import { type Messages, merged } from './merge-messages'

export const messages: Messages = merged(
  import.meta.glob<Messages>('./messages/en/*.json', { eager: true, import: 'default' }),
)
