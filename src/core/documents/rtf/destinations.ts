/** Groups whose text is not printed, or is printed elsewhere too (RTF 1.9.1, destinations). */
export const skipped = new Set(
  `aftncn aftnsep aftnsepc atnid atndate atnicn atnparent atnref atntime atrfend atrfstart author background bkmkend bkmkstart
  blipuid buptim category colorschememapping colortbl comment company creatim datafield datastore docvar doccomm
  factoidname falt fchars fldinst formfield ftncn ftnsep ftnsepc generator gridtbl hlinkbase htmltag keycode keywords latentstyles
  lchars leveltext levelnumbers listname listoverridetable listpicture listtable manager mhtmltag mmathPict nesttableprops
  nextfile nonesttables nonshppict objalias objclass objdata objname objtime oldcprops oldpprops oldtprops operator
  panose password passwordhash pgptbl picprop pict pnseclvl pntxta pntxtb printim private protusertbl revtbl revtim
  rsidtbl rxe shprslt sn sp staticval subject sv tc tcn template themedata txe upr userprops wgrffmtfilter xe
  xmlattrname xmlattrvalue xmlnstbl`.split(/\s+/),
)

/** Groups that are read though a reader that does not know them may pass them over (`\*`). */
export const known = new Set(
  `annotation atnauthor cs do dptxbxtext footnote ftnalt listtext moMath moMathPara pntext shpgrp shpinst
  shppict shptxt ud xmlopen`.split(/\s+/),
)

/** Headers and footers of every kind. */
export const headerGroups = new Set(['header', 'headerl', 'headerr', 'headerf'])
export const footerGroups = new Set(['footer', 'footerl', 'footerr', 'footerf'])

/** Characters that have a control word of their own. */
export const characters: Readonly<Record<string, string>> = {
  bullet: '•',
  column: '\n',
  emdash: '—',
  emspace: ' ',
  endash: '–',
  enspace: ' ',
  ldblquote: '“',
  line: '\n',
  lquote: '‘',
  qmspace: ' ',
  rdblquote: '”',
  rquote: '’',
  softline: '\n',
  tab: ' ',
}

/** Characters that have a control symbol of their own; a backslash before a line end ends a paragraph. */
export const symbols: Readonly<Record<string, string>> = {
  '\\': '\\',
  '{': '{',
  '}': '}',
  '~': ' ',
  _: '-',
  '\t': ' ',
}
