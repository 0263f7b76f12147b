/** English words that carry grammar rather than content, folded. Words of negation and condition are among them. */
export const functionWords: ReadonlySet<string> = new Set(
  `a an the this that these those such same own each every either neither both all any some other another
  i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones
  myself ourselves yourself himself herself itself themselves who whom whose which what when where why how
  be is are was were been being am do does did done doing have has had having will would shall should can could
  may might must ought to of in on at by for from with without within into onto upon over under about above below
  between among through during before after against along across around near per via as than like
  and or but nor so yet if unless until while because since although though whether except provided
  not no never none nothing nobody cannot only just also too very more most less least much many few
  there here then thus hence therefore however up down out off again further once
  i'm i've i'd i'll we're we've we'll we'd you're you've he's she's it's they're they've they'll that's there's
  isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't mustn't
  well even still ever always respectively`.split(/\s+/),
)
