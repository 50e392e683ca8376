// The library describes its converters only; its table of characters is enough here.
declare module 'opencc-js/dict/TSCharacters' {
  /** "陳 陈|單 单|…" */
  const pairs: string
  export default pairs
}
