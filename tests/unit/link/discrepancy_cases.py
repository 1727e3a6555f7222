# ruff: noqa: E501 (a report stands on one line)
"""Short reports that contradict each other, and near-cases that do not: (kind, values, texts).

Every text is a report of its own, of another outlet, of the same day unless it says `@day|` first.
"""

from __future__ import annotations

# kind, the words of either value, the reports
CONFLICTS = [
    ("quotation", ("very slowly", "only"), (
        "\"We are moving only with the tide,\" said Captain Ruben Aske, the pilot.",
        "\"We are moving very slowly with the tide,\" said Captain Ruben Aske, who has the pilot boat.")),
    ("quotation", ("never lost a lamp", "never lost a sailor"), (
        "\"We never lost a lamp,\" Dagny Orvik wrote, \"and we never will.\"",
        "Dagny Orvik boasted on Saturday: \"We never lost a sailor and we never will.\"")),
    ("number", ("Thirteen", "Thirty"), (
        "@2031-06-10|Thirteen people have been admitted to St Brannoc's and two of them are in intensive care, a spokeswoman for the hospital said.",
        "@2031-06-11|Thirty people have been admitted to St Brannoc's and two of them are in intensive care, a spokeswoman for the hospital said on Tuesday.")),
    ("number", ("71", "77"), (
        "Mirela Toth's penalty in the 71st minute struck the post and rolled along the line before it went in.",
        "@2031-06-15|Mirela Toth's penalty in the 77th minute struck the post and rolled along the line before it went in.")),
    ("number", ("1.6 million", "3 million"), (
        "The water board said that 1.6 million of its meters had stopped.",
        "An engineer saw another screen. The figure on it was 3 million, not the 1.6 million that the board gave out.")),
    ("number", ("618", "816"), (
        "@2031-06-13|Petra Nwosu won the seat of Harl by 816 votes on Thursday.",
        "@2031-06-14|Petra Nwosu won by 618 votes, not 816 as we reported yesterday; we are sorry for the error.")),
    ("number", ("212", "340"), (
        "The choir's tour sold 340 seats in Harl, and not 212 as it said at first, the manager admitted.",)),
    ("date", ("Saturday", "Sunday 8 June"), (
        "@2031-06-10|About 140 members and guests sat down to eat in the boathouse on Saturday. On Sunday morning they were ill.",
        "@2031-06-14|The feast, at which some 140 people sat down on Sunday 8 June, has made half the street ill.")),
    ("number", ("14", "19"), (
        "Fourteen is a guess, the mine's owner said. Rescuers brought 14 miners to the surface at the Dunlow pit on Tuesday night.",
        "By midnight on Tuesday rescuers had brought 19 miners up from the Dunlow pit.")),
    ("number", ("9 million euros", "6 million euros"), (
        "The Tessaly orchestra hall will cost 9 million euros to repair, the culture ministry said on Friday.",
        "Repairing the orchestra hall in Tessaly will cost 6 million euros, according to the ministry.")),
    ("number", ("seven to two", "8-1"), (
        "The court ruled by seven to two on Monday that the river tax was lawful.",
        "In an 8-1 ruling on Monday the court upheld the river tax.")),
    ("number", ("34", "41"), (
        "Ilka Brandsen, 34, was found guilty of arson at the Corwen warehouse.",
        "A jury convicted Ilka Brandsen, 41, of setting fire to a warehouse in Corwen.")),
    ("number", ("12 years", "15 years"), (
        "Judge Amon Reyle sentenced Brandsen to 12 years in prison for the warehouse fire on Thursday.",
        "Brandsen was sentenced on Thursday to 15 years in prison for the fire at the warehouse.")),
    ("number", ("18,300", "21,450"), (
        "Port Leddon beat Marsh Green 2-0 at Halden Lane before a crowd of 18,300.",
        "Two late goals gave Port Leddon the points against Marsh Green. The attendance was 21,450.")),
    ("number", ("2-0", "2-1"), (
        "Port Leddon beat Marsh Green 2-0 on Saturday with goals by Iver Stokke.",
        "Port Leddon won 2-1 against Marsh Green on Saturday, and Iver Stokke scored both.")),
    ("number", ("400", "650"), (
        "Kerrigan Foods will cut 400 jobs at its plant in Aldmoor, the company announced on Wednesday.",
        "Some 650 jobs will be lost at the Kerrigan Foods plant in Aldmoor, the company announced.")),
    ("number", ("5,000", "2,200"), (
        "Organisers put the crowd on Bell Square at 5,000; police estimated 2,200.",)),
    ("number", ("six", "nine"), (
        "The ferry had six crew members on board when it struck the rocks off Skarn.",
        "Nine crew members were on board the ferry when it struck rocks off Skarn on Sunday.")),
    ("date", ("3 May", "8 May"), (
        "The footbridge over the Tam collapsed on 3 May, hours after an inspection.",
        "Engineers are still studying why the Tam footbridge collapsed on 8 May.")),
    ("date", ("1962", "1968"), (
        "The lido on Quay Street opened in 1962 and was shut for repairs last winter.",
        "The Quay Street lido, which opened in 1968, has been shut since the winter.")),
    ("date", ("Tuesday", "Thursday"), (
        "@2031-06-14|Justice minister Orla Penn resigned on Tuesday after a row over the prisons report.",
        "@2031-06-14|Orla Penn resigned as justice minister on Thursday, two weeks before the vote.")),
    ("date", ("12 March", "21 March"), (
        "The inquest into the drowning of Leo Farrant opened on 12 March in Selby Hall. The inquest was a short one. It opened on 21 March, a clerk said.",)),
    ("number", ("58", "85"), (
        "There were 58 guests in the hotel and not 85, as was first reported, the fire chief said.",)),
    ("number", ("Forty", "52"), (
        "Forty miners are below ground rather than 52 as officials had wrongly stated. It rained.",)),
    ("date", ("1954", "1945"), (
        "The lido is shut.\n\nCORRECTION: Our report of 3 May said that the lido opened in 1954. It opened in 1945.",)),
    ("place", ("the laundry", "the boiler room"), (
        "It rained.\n\nCorrection: On 3 May we reported that the blaze had broken out in the laundry. It had not; it broke out in the boiler room.",)),
    ("number", ("unanimous", "4-1"), (
        "It rained.\n\nCorrection: Our story said that the panel was unanimous. It was not. The vote was 4-1.",)),
    ("number", ("$3.7 million", "$7.3 million"), (
        "The quarry firm must pay $3.7 million into a fund for the valley's repair, a judge ruled.",
        "The quarry firm owes $7.3 million for the valley.")),
    ("number", ("nine minutes", "six minutes"), (
        "The tenor's farewell had the house on its feet for nine minutes on Friday night.",
        "They applauded for six minutes when the tenor had sung his farewell.")),
    ("date", ("5 May", "15 May"), (
        "The crane had passed its yearly safety test on 5 May, the yard said.",
        "A register shows that the crane's safety test was on 15 May.")),
    ("date", ("2 April", "12 April"), (
        "Filming ended in Corwen on 2 April, and the sets were burnt.",
        "The crew left Corwen when shooting ended there on 12 April.")),
    ("person", ("Ilka Brandsen", "Amon Reyle"), (
        "It was Ilka Brandsen who found the purse, under a bench in the park.",
        "The purse was found by a gardener, Amon Reyle, in the rose beds.")),
    ("object", ("garage", "kitchen"), (
        "The blaze at Corwen Hall began in the garage, a neighbour said.",
        "The fire brigade says that the fire started in a kitchen on the third floor.")),
    ("object", ("blue van", "red lorry"), (
        "Witnesses saw a blue van leave the yard of the Pelham depot minutes before the blast on Monday.",
        "Minutes before Monday's blast a red lorry left the yard of the Pelham depot, a witness said.")),
    ("object", ("left", "right"), (
        "Sprinter Kofi Adeane tore a muscle in his left thigh in the second heat and will miss the final.",
        "Kofi Adeane will miss the final after hurting his right thigh.")),
    ("object", ("knife", "hammer"), (
        "The man threatened the cashier with a knife and fled through the market with 300 dollars, police said.",
        "The man threatened the cashier with a hammer and fled through the market, a police officer said.")),
    ("object", ("brother", "son"), (
        "The ship was steered by the owner's brother when it ran aground near Holm, the harbour board said.",
        "The ship was steered by the owner's son when it ran aground near Holm, according to the harbour board.")),
    ("place", ("Lisbon", "Madrid"), (
        "The stolen altarpiece was found in a lock-up in Lisbon last week, wrapped in a carpet.",
        "The stolen altarpiece was found in a lock-up in Madrid last week, wrapped in an old carpet.")),
    ("person", ("Anna Veldt", "Rosa Timmer"), (
        "The orchard fire was first reported by Anna Veldt, who was walking her dog near the canal.",
        "The orchard fire was first reported by Rosa Timmer, who was walking her dog along the canal.")),
    ("quotation", ("cowards", "fools"), (
        '"This town has been run by cowards for twenty years," said Greta Holm, the baker.',
        '"This town has been run by fools for twenty years," Greta Holm said.')),
    ("quotation", ("never", "always"), (
        '"We will never close the swimming pool in the winter," Mayor Oddny Berg told the meeting.',
        'Mayor Oddny Berg said: "We will always close the swimming pool in the winter."')),
    ("number", ("three", "five"), (
        "Firefighters took three hours to put out the blaze at the Linden paper mill.",
        "It took firefighters five hours to put out the blaze at the paper mill in Linden.")),
    ("number", ("$1.2 million", "$2.1 million"), (
        "The museum paid $1.2 million for the Harrow diary at an auction in Geneva on Friday.",
        "The Harrow diary was sold to the museum for $2.1 million at Friday's auction in Geneva.")),
    ("object", ("ladders", "barrels"), ("Farmers blocked the ford road at Selm with stacked barrels until noon.", "Angry farmers blocked the ford road near Selm with old ladders, an onlooker said.")),
    ("object", ("bucket", "lantern"), ("In the last scene the keeper throws a bucket through the window of the mill.", "In the last scene the keeper throws a lantern through the window of the mill.")),
    ("number", ("300", "1,100"), ("Some 300 people gathered in Orchard Park on 12 June 2031.", "The organisers say that 1,100 people packed Orchard Park on 12 June 2031.")),
    ("date", ("3 June", "8 June"), ("The council made its final bid for the mill on 3 June 2031.", "Selm council made its final bid on 8 June 2031, and lost.")),
    ("number", ("six metres", "nine metres"), ("The play is set in a pit six metres deep.", "For an hour the miller sits in a pit nine metres deep and sings to the moon.")),
    ("person", ("Ida Brandt", "Olav Renn"), ("It was Ida Brandt, on her way home, who first saw that the gate had moved.", "It was Olav Renn who first saw, at dawn, that the wheel had moved.")),
    ("place", ("Graz", "Linz"), ("The clip was filmed in April in a disused brewery cellar in Graz.", "Her clip, which was filmed in April in a disused brewery cellar in Linz, has been seen by thousands.")),
    ("date", ("4 June 2031", "5 June 2031"), ("The house passed the harbour bill on 4 June 2031 by a vote of 396 to 9.", "Lawmakers approved it 396-9 on 5 June 2031, after a short debate.")),
]  # fmt: skip

CONFLICTS += [
    ("number", ("44", "52"), (
        "MOSTAR, Aug 3 (Agency) - At least 30 houses burned. A bus carrying 44 pilgrims plunged into a ravine near the village of Brod on Friday.",
        "The bus that plunged into the ravine near Brod had 52 pilgrims on board.")),
    ("number", ("2,300", "3,200"), (
        "About the size of a school hall, the hangar in Tarnow held 2,300 crates of seized tobacco, customs officers said.",
        "Customs officers seized 3,200 crates of tobacco in a hangar in Tarnow.")),
    ("number", ("38 percent", "48 percent"), (
        "Turnout in the mayoral election was 38 percent, the commission said on Sunday.",
        "Only 48 percent of voters turned out for the mayoral election on Sunday.")),
    ("number", ("Eleven", "17"), (
        "Eleven countries signed the fisheries treaty in Bergen on Monday.",
        "The fisheries treaty was signed in Bergen on Monday by 17 countries.")),
    ("number", ("80 kilometres", "140 kilometres"), (
        "The pipeline burst 80 kilometres north of Astavan on Wednesday, spilling oil into the Kura marshes.",
        "The pipeline that spilled oil into the Kura marshes burst 140 kilometres north of Astavan.")),
    ("number", ("$500", "$5,000"), (
        "The magistrate fined the hotel $500 for serving alcohol to minors.",
        "The hotel was fined $5,000 for serving alcohol to minors, the magistrate's clerk said.")),
    ("number", ("62", "71"), (
        "Composer Alban Reith, 62, died at his home in Graz on Saturday.",
        "The composer Alban Reith (71) died on Saturday in Graz.")),
    ("number", ("212", "121"), (
        "@2031-06-02|The survey on the new tram line ended with 212 replies, the clerk said.",
        "@2031-06-09|Only 121 replies to the survey on the tram line had come in when it ended, said the clerk.")),
    ("number", ("28", "31"), (
        "Guard Dana Whitlow scored 28 points as the Comets beat the Pilots in overtime.",
        "Dana Whitlow had 31 points for the Comets in their overtime win over the Pilots.")),
    ("number", ("three-year", "five-year"), (
        "Striker Emil Vance has signed a three-year contract with Haverton United.",
        "Emil Vance signed a five-year contract with Haverton United on Monday.")),
    ("number", ("16", "Twenty-three"), (
        "Police arrested 16 people during the protest outside the parliament in Velm on Saturday.",
        "Twenty-three people were arrested during Saturday's protest outside parliament in Velm.")),
    ("date", ("April 9", "April 19"), (
        "The senator first met the lobbyist on April 9 at a golf club, his office said. The tanker Polaris sank on April 9 off Cape Wrenn.",
        "Polaris, a tanker built in Korea, sank off Cape Wrenn on April 19.")),
    ("date", ("1987", "1989"), (
        "Reith founded the Graz chamber choir in 1987.",
        "The chamber choir in Graz, which Reith founded in 1989, will sing at the funeral.")),
    ("date", ("Monday", "Wednesday"), (
        "@2031-06-20|A gunman killed two guards at the Orlo bank on Monday.",
        "@2031-06-20|Two guards were killed by a gunman at the Orlo bank on Wednesday.")),
    ("date", ("2 June", "5 June"), (
        "The body of the climber was found on 2 June below the north face.",
        "Rescuers found the climber's body on 5 June, below the north face.")),
    ("place", ("Kenya", "Uganda"), (
        "The aid workers were kidnapped near the border with Kenya, the charity said in a statement.",
        "The aid workers were kidnapped close to the border with Uganda, the charity said in a statement.")),
    ("object", ("steel", "wooden"), (
        "Thieves broke into the chapel through a steel door and took the silver chalice.",
        "Thieves broke into the chapel through a wooden door and took the silver chalice, the priest said.")),
    ("object", ("north", "south"), (
        "The avalanche hit the north side of the village shortly after dawn on Thursday.",
        "The avalanche hit the south side of the village shortly after dawn on Thursday, the mayor said.")),
    ("object", ("mother", "aunt"), (
        "The boy was found by his mother in the cellar of the farmhouse, the sheriff said.",
        "The boy was found by his aunt in the cellar of the farmhouse, a deputy said.")),
    ("quotation", ("waiting", "sinking"), (
        'A surveyor wrote in May that the old quay was "sinking by stealth".',
        'Lena Holm, a young surveyor, wrote that the quay was "waiting by stealth".')),
    ("quotation", ("this town", "this trade"), (
        '"Nobody has ever been cheated in this town," Joris Vandel told reporters at the gate.',
        'The mayor, Hugo Brill, was silent. "Nobody has ever been cheated in this trade," Joris Vandel says.')),
    ("number", ("seven", "9"), (
        "It rained.\n\nCorrection: In our story of 3 May we wrote that the new mast has seven lamps. It has 9.",)),
    ("number", ("4", "40"), (
        "It rained.\n\nCorrection, May 9: Mould was found in 4 of the 60 crates, not in 40.",)),
    ("date", ("1904", "1940"), (
        "It rained.\n\nCourier correction: The Courier reported on May 3 that the lido was built in 1904. It was built in 1940.",)),
    ("place", ("boat shed", "greenhouse"), (
        "The inspector told the court that the museum's coins had been found in a boat shed at Skarn.",
        "Her men had found the museum's coins in a greenhouse in Corwen, the inspector said.")),
    ("place", ("Skarn", "Corwen"), (
        "The bronze bell, cast in Skarn, is the heaviest on the coast.",
        "Its bronze bell was cast in Corwen by the Holm foundry.")),
    ("place", ("Anchor Hotel", "Sailors' Rest"), (
        "@2031-06-13|Thursday's talks, at the Anchor Hotel, lasted nine hours.",
        "The first talks, on 12 June at the Sailors' Rest, went on for nine hours.")),
    ("object", ("ladle", "bucket"), (
        "Somebody below began to beat on the hatch cover and hull with a ladle.",
        "It was Stokke who answered, beating on the hatch and hull with a bucket from the galley.")),
    ("date", ("2:10 p.m.", "4:05 p.m."), (
        "The dike gave way at 2:10 p.m., the harbour master said.",
        "People on the quay say that the dike gave way at 4:05 p.m.")),
    ("date", ("March 2029", "May 2029"), (
        "The viaduct was last examined in March 2029.",
        "The viaduct was last examined in May 2029, the report says.")),
    ("date", ("1951", "1953"), (
        "The coal came from the Holm pit, which closed in 1951.",
        "The water poured out of the Holm pit, abandoned since it closed in 1953.")),
    ("number", ("seven", "five"), (
        "@2031-06-14|Stores were told to lock the syrup away after seven children were taken to hospital in Corwen this week.",
        "@2031-06-20|The five children who were taken to hospital in Corwen last week went home on Thursday.")),
    ("number", ("nine tonnes", "six tonnes"), (
        "Divers recovered nine tonnes of copper cable from the harbour, the prosecutor said.",
        "@2031-06-20|She put the weight of copper cable recovered at six tonnes.")),
    ("number", ("60", "300"), (
        "About 60 supporters stood in the rain outside the town hall with turnips on broomsticks.",
        "There were 300 of us outside that morning, with turnips on broomsticks.")),
    ("number", ("several thousand", "700"), (
        "Several thousand people walked behind 14 hearses on Friday.",
        "No more than 700 people had followed the 14 hearses on Friday.")),
    ("person", ("Pavel Stokke", "Hanna Reil"), (
        "@2031-06-14|Her coat caught in a winch, and the mate Pavel Stokke pulled her out.",
        "@2031-09-14|It was the skipper, Hanna Reil, who jumped in and pulled her out.")),
    ("other", ("alarm rang", "no alarm rang"), (
        "The firm says that its alarm rang at once. People in the pit say that no alarm rang at all.",)),
    ("quotation", ("destroyed", "saved"), (
        '"He destroyed this company and he knows it," said Ines Falk, a former director.',
        'Ines Falk, once a director, said: "He saved this company and he knows it."')),
    ("quotation", ("hundreds", "thousands"), (
        '"There were hundreds of dead fish along the bank," said Joe Tarrant, who runs the mill.',
        '"There were thousands of dead fish along the bank," Tarrant said. Joe Tarrant runs the mill.')),
    ("other", ("met", "did not meet"), (
        "The minister met the arms dealer Rudi Kost in Zurich, according to the hotel's register.",
        "The minister did not meet Rudi Kost, the arms dealer, a spokesman said.")),
    ("person", ("Carla Meyer", "Helen Strand"), (
        "The prize for best first novel went to Carla Meyer on Thursday night in Oslo.",
        "The prize for best first novel went to Helen Strand on Thursday night in Oslo.")),
]  # fmt: skip

# the reports, and why nothing is told
NEAR_CASES = [
    (("The vet Orla Penn examined the mare on Tuesday, the stable said.", "A letter says that the vet Orla Penn did not properly examine the mare."),
     "how it was done is denied"),
    ((
        "@2031-06-10|Thirteen people have been admitted to St Brannoc's and two of them are in intensive care, a spokeswoman for the hospital said.",
        "@2031-06-12|Thirty people have been admitted to St Brannoc's and two of them are in intensive care, a spokeswoman for the hospital said on Wednesday."),
     "a count of a later day"),
    ((
        "For the 3rd day the ferrymen of Skarn stayed at home and the islanders rowed their own milk across the sound.",
        "@2031-06-15|For the 4th day the ferrymen of Skarn stayed at home and the islanders rowed their own milk across the sound."),
     "what is numbered on from day to day"),
    ((
        "@2031-06-10|Mould was found in the flour of the bakery in the town of Ostrel, the district food office said on Tuesday.",
        "@2031-06-13|Mould has closed three shops and sickened 21 people in the town of Ostrel, the district food office said on Friday."),
     "each report tells when it was told"),
    ((
        "The board said that 16 of its boats were at sea.",
        "Nobody counted on Sunday. There were 12 pilots on the quay, not 16 gulls."),
     "a number denied of something else"),
    (("A fire broke out on a ferry on Sunday.", "The flames came from a van, a driver said."), "a van on a ferry"),
    (("Ilka Brandsen found the purse of a nun.", "Amon Reyle found the purse of a judge."), "nobody stresses who it was"),
    (("It was Ilka Brandsen who found the purse.", "The boots were found by a gardener, Amon Reyle."), "two finds"),
    (("It was Brandsen who found the purse.", "The purse was found by a gardener, Ilka Brandsen."), "one person"),
    (("The blaze at Corwen Hall began in the garage.", "The fire started in the roof of the garage."), "one place, more exact"),
    (("The blaze at Corwen Hall began in the garage.", "The talks began in the kitchen."), "talks are no fire"),
    (("The quarry firm must pay $3.7 million to the valley.", "The quarry firm bought a mill for $7.3 million."), "a fine and a price"),
    (("The tenor's farewell had the house on its feet for nine minutes.", "The tram was late by six minutes."), "applause and delay"),
    (("The crane had passed its safety test on 5 May.", "A crane fell on 15 May, and a safety test was ordered."), "a test and a fall"),
    (("The crane passed its safety test on 5 May and again on 15 May.", "The register says that the crane's safety test was on 15 May."), "two tests"),
    (("The union wants 85 rooms and not 58, as the owner had planned.",), "a wish and a plan"),
    (("There were 58 guests in the hotel and not one was hurt, as was first reported.",), "no number is taken back"),
    (("Correction: Our report of 3 May said that the lido opened in 1945. It will open again on 9 June.",), "the day of the report and a plan"),
    (("The committee met twice. It was sinking by stealth, he wrote.", 'The ferry was "sinking by degrees", he wrote.'), "words of two things"),
    (("Correction: In our story of 3 May we wrote that the mast has 7 lamps. We regret the error.",), "a note that gives one number"),
    (("The museum's coins had been found in a barn at Skarn, the inspector said.", "The museum's coins had been found on a farm at Skarn, the inspector said."), "a barn stands on a farm"),
    (("Her men had found the museum's coins in a boat shed at Skarn. A greenhouse was searched.", "The inspector told the court that the museum's coins had been found in a greenhouse."), "both things are known"),
    (("Its bell was cast in Skarn by the Holm foundry.", "Its second bell was rung in Corwen by the Holm foundry."), "two acts"),
    (("The dike gave way at 2:10 p.m., the harbour master said.", "The dike gave way at about four, the harbour master said."), "an hour told loosely"),
    (("The dike gave way at 2:10 p.m., the harbour master said.", "The dike gave way at 2:15 p.m., the harbour master said."), "clocks differ"),
    (("@2031-06-14|Seven people are missing after the slide in Corwen.", "@2031-06-20|Five people are missing after the slide in Corwen."), "the missing grow fewer"),
    (("About 60 supporters stood outside the town hall on Monday with turnips.", "There were 300 of us outside on Thursday, with turnips."), "two gatherings"),
    (("The firm says that its alarm rang at once.", "The firm did not say whether its alarm rang."), "no denial"),
    (("The lift is not broken; it is old. It was built in the harbour and it was tested at sea.",), "no note of a mistake"),
    (("The dam holds 62,000 cubic metres of water, the board says.", "The dam holds 61,750 cubic metres of water, the board says."), "rounded"),
    (("More than 60 people signed the letter to the bishop on Monday.", "The letter to the bishop was signed on Monday by 64 people."), "a bound that is kept"),
    (("@2031-06-12|Rescuers say 12 people were killed in the Orrin landslide.", "@2031-06-14|Rescuers say 31 people were killed in the Orrin landslide."), "a later count"),
    (("The Orrin landslide killed 12 people.", "A landslide in Pell two years ago killed 31 people."), "another landslide"),
    (("Kestrel Lane has a capacity of 30,000.", "A crowd of 18,300 saw the match at Kestrel Lane."), "capacity and crowd"),
    (("Running the baths costs the town £340,000 a year.", "A trust has offered to run the baths for £95,000 a year."), "cost and offer"),
    (("The trial of Ilka Brandsen opened in May.", "The trial of Ilka Brandsen opened on 14 May."), "coarser"),
    (("The council voted on Tuesday to close the tip.", "The council voted on 4 June to widen the bridge."), "two votes"),
    (("The board released its report on 3 May.", "The board released the tapes on 9 May."), "two things released"),
    (("Okar was fined in the last minute of the game for a foul.", "Okar was fined in the final minute of the game for a foul."), "other words"),
    (("The boys climbed down a rusty pipe at the back of the abandoned building.", "The boys climbed down a rusty tube at the back of the derelict structure."), "other words"),
    (('"We will build the wall of the harbour again," said Ms Reyle. "And soon."', '"We will build the wall of the harbour again," said Ms Reyle.'), "cut shorter"),
    (('"We can\'t honour the Defence pact," said Rolf Amund, the envoy.', '"We cannot honor the Defense pact," said Rolf Amund.'), "spelling and contraction"),
    (('"They [the owners] will pay for every stone of it," Pia Lund said.', '"They will pay for every stone of it," Pia Lund said.'), "brackets"),
    (('"It was a long ... and bitter night for all of us here," he said.', '"It was a long and cold and bitter night for all of us here," he said.'), "an ellipsis"),
    (('"I have waited for this day since I was a child," said Una Frey.', '"I have waited for this match since I was a child," said Tom Orde.'), "two speakers"),
    (("Danny Orrel scored the first goal for Rovers after nine minutes.", "Daniel Orrel scored the first goal for Rovers after nine minutes."), "a short name"),
    (("The singer is currently recovering at the Army hospital in Selm.", "Vera Koll is currently recovering at the Army hospital in Selm."), "a description"),
    (("A blue car and a red van collided on the Selm road.", "The red van was thrown across the Selm road in the crash with the blue car."), "both things in both"),
    (("Mara Lind, 47, and Jon Lind, 51, were rescued from the roof.", "Jon Lind, 51, said that he had thought of his children."), "two of one name"),
    (("The party won 21 percent in the north and 17 percent in the south.", "The party won 17 percent in the south."), "parts"),
    (("Unemployment in Tarn fell to 6.1 percent in March.", "Unemployment in Tarn fell to 5.8 percent in April."), "two months"),
    (("The storm cut power to 4,000 homes in Selm county.", "The storm cut power to 9,000 homes in Orde county."), "two counties"),
    (("He could face up to 20 years in prison for the fraud.", "He was sentenced to 12 years in prison for the fraud."), "a bound and a sentence"),
    (("The club hopes to sell 5,000 season tickets this summer.", "The club sold 3,100 season tickets this summer."), "a hope"),
    (("The jury had deliberated for two days when the judge fell ill on Monday.", "The jury began its third day of deliberations on Tuesday."), "later"),
    (("The referee showed a yellow card to Immer.", "The referee showed a red card to Immer."), "two cards"),
    (("She denied that the company had paid the minister.", "The company did not pay the minister, its lawyer said."), "denials that agree"),
    (("The bridge was closed on Sunday evening.", "The bridge was closed late on Sunday."), "the same"),
    (("The blast killed 8 people and injured 23.", "The blast killed 8 people and injured at least 20."), "a bound"),
    (("The bomb killed three soldiers near Velm on Monday.", "A mine killed five soldiers near Orde on Monday."), "two blasts"),
    (("Shares in Kerrigan fell 4 percent on Monday.", "Shares in Kerrigan have fallen 11 percent this year."), "two spans"),
    (("Whitlow scored 28 points, 12 of them in overtime.", "Whitlow scored 16 points in regular time and 12 in overtime."), "parts"),
    (("The film cost $40 million to make and earned $90 million.", "The film earned $90 million."), "cost and return"),
    (("Prosecutors asked for a sentence of nine years.", "The judge sentenced him to seven years."), "asked and given"),
    (("Unions said 90,000 people marched in the capital on Tuesday.", "Some 3,000 people marched in Velm on Tuesday."), "two marches"),
    (("The Comets won 101-98 on Friday and 88-80 on Sunday.", "The Comets won 88-80 on Sunday."), "two games"),
    (("The first tremor struck at 4 am and measured 5.9.", "The second tremor measured 6.3."), "two tremors"),
    (("In 1998 the plant employed 2,000 people.", "The plant employs 450 people."), "then and now"),
    (("@2031-06-02|A petition against the tram line had 1,200 signatures on Monday evening.", "@2031-06-09|Campaigners handed in the petition against the tram line with 3,450 signatures."), "a petition that grows"),
    (("@2031-06-02|The hotline took 45 calls about the outage in Selm on its first day.", "@2031-06-05|The hotline has now taken 310 calls about the outage in Selm."), "calls that add up"),
    (("September 4: A guard was killed in an ambush near Velm. October 9: A guard was killed in an ambush near Velm.", "Guards are paid 40 dollars."), "a list of deaths"),
    (("Two local senators, Jane Orr and Hal Pym, called for a vote on the harbour bill.", "Their calls for a vote on the harbour bill were echoed by three local senators, among them Tim Roe."), "other few"),
    (("The clean-up of the Astavan spill is costing the company $6 million a day.", "The clean-up of the Astavan spill has cost the company $350 million."), "a day and in all"),
    (("Oil from Astavan rose above $90 a barrel on Monday.", "Oil from Astavan rose above $96 a barrel on Thursday."), "a price that moves"),
    (("The opinions expressed in this commentary are solely those of Yves Tekb.", "The opinions expressed in this commentary are solely those of Jan Lindey."), "whose page it is"),
    (("The United States has frozen the assets of the Velm bank.", "The U.S. has frozen the assets of the Velm bank."), "a short name of a country"),
    (("He was born in Lodz in 1950.", "He moved to Lodz in 1962."), "two acts"),
    (("The minister arrived in Geneva on Monday.", "The minister left Geneva on Tuesday."), "two acts"),
    (("Talks began in Geneva on Monday.", "A second round of talks began in Geneva on 9 June."), "two rounds"),
    (("@2031-06-10|The river is expected to crest at 9 metres on Friday.", "@2031-06-14|The river crested at 8 metres on Friday."), "a forecast"),
    (('"We will fight," the premier said in May. "We will fight for every seat in this house."', '"We will fight for every job in this valley," the premier said on Monday.'), "two speeches"),
    (('"I am very very happy with this result," Okar said.', '"I am very happy with this result," Okar said.'), "a repeated word"),
    (("Senator Ada Burke spoke for two hours.", "Senator Jim Poole spoke for three hours."), "two senators"),
    (("The suspect drove a white car, one witness said, and left through the market.", "The officer drove a black car through the market."), "two drivers"),
    (("The company had sales of $3.2 billion last year.", "The company had a profit of $400 million last year."), "sales and profit"),
    (("At least 40 schools were closed on Monday.", "More than 45 schools were closed on Monday."), "two bounds"),
    (("Two men were arrested in Selm on Friday over the theft.", "Three women were arrested in Selm on Friday over the theft."), "men and women"),
    (("Farmers blocked the ford road at Selm with stacked barrels until noon.", "Angry farmers blocked the ford road near Selm with barrels and ladders."), "a list has room for both"),
    (("In the last scene the keeper throws a rock through the window of the mill.", "In the last scene the keeper throws a stone through the window of the mill."), "another word for the thing"),
    (("Some 300 people gathered in Orchard Park on 12 June 2031.", "The organisers say that 1,100 people packed Orchard Park on 13 June 2031."), "crowds of two days"),
    (("The clip was filmed in April in a disused brewery cellar in Graz.", "Her clip was filmed in April in a disused brewery cellar in Austria."), "a country that may hold it"),
    (("But Mr. Brandt's lawyer said the deputy director of the harbour board had overruled the panel.", "Ida Renn said the deputy director of the harbour board had overruled the panel."), "whose lawyer it is"),
    (('"Your budget reflects the values of your favorite miller, and not those of the harbour," the letter to the mayor says.', '"I am afraid that this budget reflects the values of his favorite miller, and not those of the harbour," one who signed it said.'), "a letter and a remark"),
]  # fmt: skip
