/** Languages that are known by their names in Swedish and English: ISO 639-1, and what interpreters in Sweden are booked for. */
export const listedLanguages = (
  'sv ar so fa fa-AF ti ku ckb kmr en fi pl es ru uk bs hr sr sq tr ro rom th vi zh yue aa ab af ak am as av ay az ba be bg ' +
  'bi bm bn bo br ca ce co cs cv cy da de dv dz ee el eo et eu ff fj fo fr fy ga gd gl gn gu ha he hi ht hu hy id ig ii is it ja jv ka kg kk kl km kn ko ks ky la lb lg ln lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no ny oc om or os pa ps pt qu rm rn rw sa sc sd se sg si sk sl sm sn ss st su sw syr ta te tg tk tl tn to ts tt tw ty ug ur uz ve wa wo xh yi yo za zu'
).split(' ');

/** Other names than the system's own. */
export const languageWords: Readonly<Record<string, string>> = {
  farsi: 'fa',
  dari: 'fa-AF',
  tigrinska: 'ti',
  kurmanji: 'kmr',
  nordkurdiska: 'kmr',
  sorani: 'ckb',
  sydkurdiska: 'ckb',
  pashtu: 'ps',
  mandarin: 'zh',
  assyriska: 'syr',
  syrianska: 'syr',
  romska: 'rom',
  bks: 'bs',
  serbokroatiska: 'bs',
  meänkieli: 'fit',
  samiska: 'se',
  sami: 'se',
};
