const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Ends of the names of companies and bodies, with or without the full stops they may be written with. */
export const legalForm =
  /^(?:GmbH|mbH|gGmbH|AG|KG|KGaA|OHG|GbR|UG|eG|SE|Ltd|LTD|Limited|Inc|INC|Incorporated|LLC|LLP|plc|PLC|Corp|CORP|Corporation|Company|Co|SARL|SAS|SpA|Pty|BV|NV|Oy|Oyj|ASA|AB|ApS|Sàrl)$/

/** Words that a name of an organisation has somewhere, as they are written. */
export const bodyWord =
  /^(?:Universit(?:y|é|ät|à|eit)|Universidad|College|School|Institut(?:e|ion)?|Academy|Laborator(?:y|ies)|Hospital|Clinic|Bank|Bancorp|Ministry|Department|Commission|Committee|Foundation|Association|Society|Federation|Agency|Council|Court|Senate|Parliament|Congress|Bureau|Authority|Corps|Museum|Church|Library|Press|Airlines|Airways|Railway|Insurance|Holdings?|Group|Partners|Ventures|Industries|Technologies|Laboratories|Systems|Stiftung|Verein|Verband|Ministerium|Bundes\p{L}+|Landes\p{L}+|Amt|Amtsgericht|Landgericht|Sparkasse|Versicherung|Hochschule|Fakultät|Krankenhaus)$/u

/** Words of bodies that say none by themselves: "the Audit Committee" and "the Group" are parts of another. */
export const weakBodyWord =
  /^(?:Group|Systems|Technologies|Partners|Department|Committee|Council|Court|Press|Library|Authority|Holdings?|Industries|Insurance|Institution|Society|School|Association|Company|Agency|Board)$/

/** Titles and forms of address before a person's name. */
export const title =
  /^(?:Mr|Mrs|Ms|Mme|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Senator|Sen|Rep|Governor|Gov|President|Chancellor|Captain|Capt|Colonel|Col|Lt|General|Gen|Rev|Reverend|Hon|Herrn?|Frau|Monsieur|Madame)$/

/** What someone is, behind a comma after a name. */
export const role =
  /^(?:,\s*|\s+\(|\s+-\s+|\n\s*)(?:the |our |a |an |as )?(?:(?:Senior |Executive |Vice |Chief |Deputy |Managing |General |Founding |Assistant |Associate |Principal |Interim )*(?:President|Chairman|Chairwoman|Chair|Officer|Director|Manager|Secretary|Treasurer|Counsel|Partner|Professor|Founder|Attorney|Engineer|Chancellor|Minister|Senator|Editor|Author|Head of|Geschäftsführer(?:in)?|Vorstand|Prokurist(?:in)?|Chief \w+ Officer)|CEO|CFO|CTO|COO|Esq|Ph\.? ?D|M\.? ?D)\b/

/** Words before a name that say a person's comes: signatures, fields, headers. */
export const personCue =
  /(?:\/s\/|\b(?:signed by|by|name|attn|attention|contact(?: person)?|author|written by|prepared by|presented by|approved by|chaired by|present|attendees?|participants|tenant|landlord|lessee|lessor|employee|borrower|dear|sincerely,|regards,|von|unterzeichnet von|vermieter(?:in)?|mieter(?:in)?|ansprechpartner(?:in)?)\b)\s*:?\s*(?:and\s+)?(?:Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Herrn?|Frau)?\s*$/i

/** Cues that say a person's name even of words that are no known given names. */
export const sureCue =
  /(?:\/s\/|\b(?:signed by|attn|attention|contact person|written by|prepared by|unterzeichnet von|ansprechpartner(?:in)?)\b)\s*:?\s*$/i

/** Capitalised words that are no part of a person's name, folded. */
export const notOfPeople = listed(
  `agreement lease contract section article clause exhibit schedule appendix annex chapter part note notes table figure item act code
  law rule rules regulation policy plan program project report statement statements form page street road avenue boulevard lane
  drive square park city state states county country united north south east west new old river lake mount mountain island
  islands bay beach valley airport station bridge house building center centre hall hotel court award prize medal day week
  month year january february march april june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday war battle army navy force forces corps division regiment brigade party union league club
  team cup championship season game games series episode album song film book journal magazine times post news press media
  television radio university college school institute company corporation inc ltd llc bank group international national
  american british german french european english spanish italian chinese japanese russian indian dutch christmas easter god
  jesus christ church saint internet web data software hardware server system systems microsoft apple google amazon windows
  intel nvidia office version table language languages model models test method methods algorithm equation theorem learning
  network networks processing analysis research science technology engineering management marketing sales finance financial
  board prime minister director directors officer jr sr chief president vice chairman manager secretary general senior executive human resources
  street straße platz weg tenant landlord lessee lessor employer employee buyer seller customer client party parties borrower lender dear
  hello hi thanks regards re fwd subject from to cc bcc sent date attachment content type message id mime version received
  the and or of for in on at by with a an this that all any no not you your we our us it its is are was were will shall may
  must can please see if when where who what why how as but so yes first second third gospel wikipedia`,
)
