// Not there, or not hers to see; the frame around it still stands.
export { PageMissing as default } from '@/components/shell/page-missing'
