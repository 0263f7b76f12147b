/** Words that carry no content, by language (ISO 639-1), folded as `analyse.ts` folds. */
export const stopWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(`a about above after again against all am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here hers herself
    him himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only or
    other our ours ourselves out over own same she should so some such than that the their theirs them themselves then
    there these they this those through to too under until up very was we were what when where which while who whom why
    will with would you your yours yourself yourselves also may might must shall upon s t
    don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't wouldn't shouldn't i'm it's that's there's`),
  de: words(`aber als am an auch auf aus bei bin bis bist da damit das dass dein dem den der des die dies diese diesem diesen
    dieser dieses doch dort du durch ein eine einem einen einer eines er es fur hat hatte hier ich ihr im in ist ja kann
    kein keine mit nach nicht noch nun nur ob oder ohne sehr sein seine sich sie sind so uber um und uns unter vom von vor
    war was weil wenn wer wie wir wird wurde zu zum zur`),
  fr: words(`a au aux avec ce ces cette dans de des du elle en est et eux il ils je la le les leur lui ma mais me meme mes
    mon ne nos notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes toi ton tu un une vos votre vous y`),
  es: words(`a al con de del el ella en entre era es esta este esto ha la las le lo los mas me mi muy no nos o para pero por
    que se si sin sobre su sus te tu un una y ya`),
  it: words(`a ad al alla anche che chi ci come con da dal dalla dei del della di e ed era gli ha i il in io la le lo ma mi
    ne nel nella non o per piu quando se si sono su sua suo tra tu un una uno`),
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
