/**
 * Common given names of Europe, the Americas, and Asia in folded form, by which a run of capitalised words is known for a person's. Names
 * that are also words or places of English ("Will", "Grant", "May", "Georgia") are not among them.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `aaron abigail abdul abdullah adam adele adrian agnes ahmed ahmet aisha akira alan albert alberto alejandra alejandro aleksandra
  alessandro alex alexander alexandra alexandre alexei alexis alfred ali alice alicia alison allison alma amanda amber amelia
  amir amit amy ana anastasia andre andrea andreas andreea andrei andres andrew andrzej andy angela angelika angelo anil anita
  anja anjali anna annabelle anne anneliese annette annie anthony antoine anton antonia antonio antony arjun armin arnold
  arthur arturo asha ashley astrid audrey august barbara bartosz beate beatrice beatriz ben benedict benjamin benoit
  bernard bernd bernhard bernice beth betty bettina beverly birgit bjorn bob bogdan boris brad bradley brandon brenda brian bridget
  britta bruce bruno bryan camille carl carla carlos carmen carol carole caroline carsten catherine cathy cecile cecilia
  charles chen chiara chloe chris christa christian christiane christina christine christof christoph christophe christopher
  cindy claire clara claudia claudio claus clemens colette colin connie constance cornelia craig cristina curtis cynthia
  dagmar damien dan dana daniel daniela daniele danielle david deborah debra deepak denis denise dennis derek diana diane
  dieter dietmar dietrich dimitri dirk dmitri dolores dominik dominique donald donna doris dorothea dorothy douglas dustin
  dylan eberhard eckhard eduardo edgar edith edmund eduard edward edwin eileen elaine eleanor elena elias elisa elisabeth elise
  elizabeth elke ella ellen elmar elsa emanuel emil emilia emilie emily emma emmanuel enrico enrique eric erica erich
  erik erika ernst erwin esther ethan eugene eva evan evelyn fabian fabio fatima federico felix ferdinand fernando filip
  fiona florian frances francesca francesco franciszek francois francoise frederic frederick fredrik friedhelm
  friedrich fritz gabriel gabriela gabriele gareth gary gavin geoffrey george georges gerald gerard gerd gerhard
  gertrud gianluca gilbert gina giorgio giovanni gisela giulia giuseppe gladys gloria gordon graham greg gregor gregory greta gudrun
  guido guillaume guillermo gunter gunther gustav hans hannah hanna hannes harald harold harriet harry hartmut hassan heather hector
  hedwig heidi heike heiko heiner heinrich heinz helen helena helene helga helmut hendrik henri henrik henry herbert
  hermann hilda hilde hiroshi holger howard hubert hugo hugh ian ibrahim ida ignacio ilona ilse ines inga inge ingo ingrid
  ioana irena irene irina iris isabel isabella isabelle ismail ivan jacek jacob jacqueline jacques jaime jakob jakub james jamie
  jan jana jane janet janice janine jason javier jay jean jeanne jeff jeffrey jen jennifer jenny jens jeremy jerome jerry
  jesse jessica jill jim jimmy joachim joan joanna joanne joao jochen jochem joe joel joerg johan johann johanna johannes john johnny
  jon jonas jonathan jorge jose josef josefine joseph josephine joshua joyce juan juana juanita judith judy juergen jurgen julia julian
  juliane julie julien juliette julius jutta kai karen karin karina karl karla karsten kate katharina katherine kathleen
  kathryn kathy katja katrin kay keith kelly ken kenneth kenji kerstin kevin kiran kirsten kjell klara klaus konrad konstantin kristen
  kristin kristina krzysztof kumar kurt kyle lara larry lars laszlo laura lauren laurent laurence lea leah lee lena lennart leo leon
  leonard leonardo leonie leslie lili lilian liliana lina linda lisa liu lois lorenz lorenzo lori lothar louis louise luc luca
  lucas lucia lucie lucy ludwig luigi luis luisa luise lukas luke lutz lydia lynn magdalena maja maksym malcolm manfred manuel manuela
  marc marcel marcela marcin marco marcos marcus margaret margarete margarita margit maria marian marianne marie marielle
  marina mario marion marius marjorie marko markus marlene marta martha martin martina martine marvin mary maryam mathias
  mathieu mathilde matt matteo matthew matthias maureen maurice max maximilian mehmet mei melanie melissa mia michael michal
  michaela michel michele michelle miguel mihai mike mikael milan milena miriam mohamed mohammad mohammed moritz monica monika
  monique muhammad mustafa nadia nadine nancy natalia natalie natasha nathan neil nelson nicholas nick nico nicola nicolas
  nicole niels nikhil niklas nikolaus nils nina nora norbert norman olaf ole oleg olga oliver olivia olivier omar oscar
  oskar otto pablo pamela paola paolo pascal patricia patrick patrik paul paula pauline pavel pedro peggy penelope peter petra
  petr philip philipp philippe phillip pierre piotr prakash priya rachel rafael rainer raj rajesh ralf ralph ramona ramon raphael
  raul raymond rebecca regina reinhard reinhold renate rene ricardo richard rita robert roberta roberto robin rodrigo roger
  roland rolf roman ronald rosa rosemarie rosemary ross rudolf rupert ruslan ruth ryan sabina sabine salvatore sam samantha samuel sandra sanjay sara
  sarah sascha satya scott sean sebastian sergei sergey sergio severin sharon shirley shuo siegfried sigrid silke silvia simon simone
  sofia sonia sonja sophia sophie stanislav stefan stefanie stefano steffen stella stephan stephane stephanie stephen steve
  steven stuart sunil susan susana susanna susanne suzanne svetlana sven svenja sylvia sylvie takashi tamara tanja tania tatiana
  ted teresa terry theo theodor theodore theresa theresia thierry thilo thomas thorsten tim timo timothy tina tobias todd tom tomas
  tomasz toni tony torsten tracy ulrich ulrike ursula uta ute uwe valentin valentina valerie vanessa vera veronika veronica
  vicente victor vijay viktor viktoria vincent vincenzo viola virginie vivian vladimir volker walter waltraud wanda warren wei
  wendy werner wilfried wilhelm william winfried wolf wolfgang xavier yann yannick yasmin yolanda yuki yusuf yves yvonne zhang zoe`.split(
    /\s+/,
  ),
)
