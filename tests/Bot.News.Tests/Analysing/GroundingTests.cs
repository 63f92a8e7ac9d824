using Bot.News.Analysing;

namespace Bot.News.Tests.Analysing;

public sealed class GroundingTests
{
    private const string Raised = "Brightloom raised $80 million on Thursday to build inference servers in Oslo, the company said.";

    [Theory]
    [InlineData("Brightloom raised 80 million dollars on Thursday to build inference servers in Oslo.", Raised)]
    [InlineData("Brightloom raised $80 million to build inference servers.", Raised)]
    [InlineData("Amazon Web Services cut prices by 18 percent.", "AWS cut prices by 18% in six regions.")]
    [InlineData("Halcyon plans to close its Leeds office in March 2027.", "Halcyon plans to close its office in Leeds in March 2027, a filing shows.")]
    public void What_the_sentence_says_stands(string claim, string sentence) => Assert.Equal(Verdict.Yes, Grounding.Check(claim, [sentence], null));

    [Theory]
    [InlineData("Brightloom raised $90 million on Thursday to build inference servers in Oslo.", Raised)]
    [InlineData("Tessel raised $80 million on Thursday to build inference servers in Oslo.", Raised)]
    [InlineData("Brightloom raised $80 million on Friday to build inference servers in Oslo.", Raised)]
    [InlineData("Halcyon closed its office in Leeds.", "Halcyon plans to close its office in Leeds.")]
    [InlineData("Halcyon sold user data.", "Halcyon did not sell user data.")]
    [InlineData("Northgate bought Tessel Labs for 1.1 billion dollars.", "Tessel Labs bought Northgate for 1.1 billion dollars.")]
    [InlineData("Halcyon breached its contract with Verity.", "Verity alleged that Halcyon breached its contract with Verity.")]
    [InlineData("Amazon said “chips are useless without electricity and water”.", "Amazon said chips are useless without electricity.")]
    [InlineData("Brightloom raised $80 million and apologised to its customers.", Raised)]
    [InlineData("Anything at all was said by someone.", "")]
    public void What_the_sentence_does_not_say_falls(string claim, string sentence) => Assert.False(Grounding.Check(claim, [sentence], null).Supported);

    [Theory]
    [InlineData("Brightloom secured $80m.", Raised)]
    [InlineData("Halcyon's chief executive Ada Lin warned that artificial intelligence could replace half of its workforce.", "Ada Lin, CEO of Halcyon, warned that AI could replace 50 percent of Halcyon's staff.")]
    [InlineData("Tessel unveiled Corona, an open model with 120B parameters.", "Tessel has released Corona, a 120-billion-parameter open model.")]
    [InlineData("Verity was acquired by Northgate for $1.1bn.", "Northgate bought Verity for 1.1 billion dollars.")]
    [InlineData("Halcyon intends to shut its Leeds office.", "Halcyon plans to close its office in Leeds.")]
    [InlineData("More than half a million people use Echo.", "Echo is used by more than 500,000 people.")]
    public void What_is_said_in_other_words_stands(string claim, string sentence) => Assert.Equal(Verdict.Yes, Grounding.Check(claim, [sentence], null));

    [Theory]
    [InlineData("Ada Lin was invited by Halcyon to a summit on open models.", "Why Halcyon Invited Ada Lin to a Summit on Open Models")]
    [InlineData("Verity takes on Halcyon with a full-scale effort to patch bugs.", "Verity Launches Full-Scale Effort to Patch Bugs as It Takes on Halcyon")]
    [InlineData("Verity and Halcyon's Oslo lab are teaming up to build chips.", "Halcyon's Oslo lab is teaming up with Verity to build chips.")]
    [InlineData("Ada Lin criticises, in the Oslo Letter, the cost of training.", "In the Oslo Letter, Ada Lin criticises the cost of training.")]
    [InlineData("Verity says Echo 5 has stronger tools, paired with Verity's best filters.", "Verity previews Echo 5, a next-generation model with stronger tools, paired with its best filters.")]
    [InlineData("Halcyon gave a group of agencies access to Echo.", "Halcyon gave access to Echo to a group of agencies.")]
    [InlineData("Verity introduced Sift, a new system for finding gaps in code.", "Verity has introduced a new AI-driven system for finding gaps in large code bases called Sift.")]
    [InlineData("Rental of Echo is offered by Verity.", "Verity offers rental of Echo.")]
    [InlineData("Agents will be banned for a year.", "Verity to Ban Agents for a Year If They Submit Spam")]
    [InlineData("Halcyon is to buy Verity for $60 million.", "Halcyon to acquire Verity for $60 million.")]
    [InlineData("Halcyon says this process should not become the default.", "“We don’t believe this process should become the default,” says Halcyon.")]
    [InlineData("Echo 5 use is authorized for over 100 firms.", "Over 100 firms are authorized to use Echo 5.")]
    public void What_is_told_in_another_order_or_as_a_headline_stands(string claim, string sentence) => Assert.Equal(Verdict.Yes, Grounding.Check(claim, [sentence], null));

    [Theory]
    [InlineData("Halcyon was invited by Ada Lin to a summit on open models.", "Why Halcyon Invited Ada Lin to a Summit on Open Models")]
    [InlineData("Verity's Sift finds gaps in code.", "Verity introduced a rival to Halcyon's Sift, which finds gaps in code.")]
    [InlineData("Jurors decided for Ada Lin.", "Ada Lin's side failed to convince when jurors refused to have decided for Ada Lin.")]
    [InlineData("Halcyon sued Verity over the Oslo lab.", "Verity Sued Halcyon Over the Oslo Lab")]
    [InlineData("Halcyon delays Echo.", "The ministry asked Halcyon to delay Echo.")]
    [InlineData("Halcyon bought Verity.", "Halcyon to acquire Verity for $60 million.")]
    [InlineData("Halcyon says this process should become the default.", "“We don’t believe this process should become the default,” says Halcyon.")]
    [InlineData("Verity will open a lab in Oslo.", "Verity, which will close a lab in Leeds, may open a lab in Oslo.")]
    public void Another_order_with_another_meaning_falls(string claim, string sentence) => Assert.False(Grounding.Check(claim, [sentence], null).Supported);

    [Theory]
    [InlineData("Verity offers Echo.", "Verity retired Echo in May.")]
    [InlineData("Verity provides chips.", "Verity needs chips.")]
    [InlineData("Verity offers $80 million to Halcyon.", "Verity owes $80 million to Halcyon.")]
    [InlineData("Halcyon describes Verity as a monopoly.", "Halcyon sued Verity as a monopoly.")]
    [InlineData("Verity opened a lab.", "Verity failed before Monday to open a lab.")]
    [InlineData("Halcyon sold data.", "Verity denied when asked that Halcyon sold data.")]
    [InlineData("Verity sells graphics chips.", "Halcyon sells graphics software, and Verity, its old rival of many long years in Oslo, sells chips.")]
    public void One_deed_does_not_stand_for_another(string claim, string sentence) => Assert.False(Grounding.Check(claim, [sentence], null).Supported);

    [Theory]
    [InlineData("Halcyon halved latency.", "Halcyon doubled latency.")]
    [InlineData("Echo is cheaper than Corona.", "Corona is cheaper than Echo.")]
    [InlineData("Echo cuts costs by at least 40 percent.", "Echo cuts costs by up to 40 percent.")]
    [InlineData("Tessel will pay $150 million a year.", "Tessel will pay $150 million a month.")]
    [InlineData("Tessel shipped a card with 256TB of memory.", "Tessel shipped a card with 256GB of memory.")]
    [InlineData("All researchers at Verity signed the letter.", "Several researchers at Verity signed the letter.")]
    [InlineData("Echo launched after the ban.", "Echo launched before the ban.")]
    [InlineData("Halcyon released Echo 5.", "Halcyon released Echo 4.")]
    [InlineData("Verity made $2 million with insider data.", "Prosecutors allege that Verity made $2 million with insider data.")]
    [InlineData("Halcyon is the largest buyer of chips from Tessel in Europe.", "Halcyon is reportedly the largest buyer of chips from Tessel in Europe.")]
    [InlineData("Northgate said the talks were rushed.", "Ada Lin said the talks, which began only after a public reprimand of Northgate, were rushed.")]
    [InlineData("Northgate will pay Tessel $150 million.", "Tessel will pay $150 million for chips in a data center of Northgate.")]
    public void What_is_bent_a_little_falls(string claim, string sentence) => Assert.False(Grounding.Check(claim, [sentence], null).Supported);

    [Theory]
    [InlineData("Ada Lin of Verity said the Oslo lab of Halcyon was empty before the sale.", "Ada Lin of Verity said the Oslo lab of Halcyon was empty after the sale.")]
    [InlineData("Halcyon, Verity and Tessel said on Monday that Ada Lin left the Oslo lab.", "Halcyon, Verity and Orin said on Monday that Ada Lin left the Oslo lab, and Tessel agreed.")]
    [InlineData("Tessel was wrong, Verity says, because Tessel had no chips.", "Verity was wrong, Tessel says, because Tessel had no chips.")]
    [InlineData("Tessel said that Verity hired staff in Oslo, a city that Tessel knows.", "He said that Verity hired staff in Oslo, a city that Tessel knows.")]
    [InlineData("Halcyon opened labs in ways that it had in Oslo.", "Halcyon opened labs in ways that it never had in Oslo.")]
    [InlineData("Verity checks that the driver was not at home when the parcel came to Oslo.", "Verity checks that the driver was at home when the parcel came to Oslo.")]
    [InlineData("In Oslo, all labs give Halcyon one free chip and some rivals a bill.", "In Oslo, some labs give Halcyon one free chip and some rivals a bill.")]
    [InlineData("Between January and January, Halcyon shipped 400 chips to Oslo.", "Between January and June, Halcyon shipped 400 chips to Oslo.")]
    [InlineData("Verity tried Echo 4 and Echo 4 on the Oslo chips.", "Verity tried Echo 4 and Echo 5 on the Oslo chips.")]
    [InlineData("About 41 engineers left the Oslo lab of Verity.", "About 40 engineers left the Oslo lab of Verity.")]
    [InlineData("Halcyon cut costs by 10-15x at its lab in Oslo.", "Halcyon cut costs by 10-15% at its lab in Oslo.")]
    [InlineData("Verity may buy the lab, and Halcyon closes the plant in Oslo.", "Verity may buy the lab, and Halcyon reportedly closes the plant in Oslo.")]
    public void A_copy_falls_with_one_changed_word(string claim, string sentence) => Assert.False(Grounding.Check(claim, [sentence], null).Supported);

    [Theory]
    [InlineData("Half of staff opposed the move, forty-three percent backed it and 7 percent had no view, Verity found.", "50% of staff opposed the move, 43% supported it and 7% had no view, Verity found.")]
    [InlineData("Verity spends between $147bn and $210bn a year on Echo three chips.", "Verity spends between $147 billion and $210 billion a year on Echo 3 chips.")]
    [InlineData("Halcyon additionally cut roughly 11-26 percent of costs.", "Halcyon also cut about 11-26% of costs.")]
    [InlineData("Prosecutors allege that Bo Tan stole chip designs from Halcyon.", "Prosecutors say Bo Tan stole chip designs from Halcyon.")]
    [InlineData("Halcyon didn't say when Echo would ship.", "Halcyon did not say when Echo will ship.")]
    [InlineData("Ada Lin said the Oslo lab will hire 50 engineers next year.", "“The Oslo lab will hire 50 engineers next year,” Ada Lin said.")]
    [InlineData("Verity and Halcyon sued Tessel in Oslo.", "Halcyon and Verity sued Tessel in Oslo.")]
    [InlineData("About 40 engineers left the Oslo lab of Verity.", "Some 41 engineers left the Oslo lab of Verity.")]
    public void A_copy_stands_when_each_changed_word_says_the_same(string claim, string sentence) => Assert.Equal(Verdict.Yes, Grounding.Check(claim, [sentence], null));

    [Theory]
    [InlineData("The update fixes both the memory leak and the crash in Echo.", "The update fixes the memory leak and the crash in Echo.")]
    [InlineData("Verity uses Echo, Corona and Sift to produce ready changes.", "Using Echo, Corona and Sift, Verity produces ready changes.")]
    [InlineData("Echo of Norway's Verity tops Halcyon's Corona model on key tests.", "Norway's Verity Echo tops Halcyon's Corona model on key tests.")]
    [InlineData("Halcyon was permitted by the ministry to grant access to its best model to a select group of firms.", "After weeks of talks, the ministry permitted Halcyon to grant access to its best model to a select group of firms and agencies.")]
    [InlineData("Halcyon sued Verity over a tool that failed to deliver the users Halcyon expected.", "Halcyon sued Verity over a tool that failed to deliver the users it expected.")]
    [InlineData("Verity is looking to raise $650 million in internal funding, per Axios, as Verity pivots from hardware to chips.", "Chipmaker Verity is looking to raise $650 million in internal funding as it pivots from hardware to chips, the heart of its trade, per Axios.")]
    [InlineData("Verity has raised over $1 billion so far.", "Verity, which was first revealed in late 2025, has now raised more than $1 billion to date.")]
    [InlineData("The plan starts at $30 a month for new customers and $45 a month for existing customers.", "Halcyon is launching a plan that starts at $30 / month for new customers, or $45 / month for existing ones.")]
    [InlineData("70 to 80 percent of documents are routed to local extraction.", "The design routes 70–80% of documents to local extraction at a low cost.")]
    [InlineData("Halcyon introduced a new phone, and its Orin earbuds are also on sale.", "Not only did Halcyon introduce a new phone, its Orin earbuds are also on sale.")]
    [InlineData("Verity runs its agents on Halcyon's cloud.", "Verity has been running its agents on Halcyon's cloud since May.")]
    [InlineData("Echo is to be retired in June.", "Echo will be retired in June.")]
    [InlineData("Halcyon has reportedly bought Verity.", "Halcyon has bought Verity, two people said.")]
    [InlineData("Patch the Planet helps maintainers find and fix bugs.", "Today Halcyon launches Patch the Planet, which helps maintainers find and fix bugs.")]
    [InlineData("Echo 5 might make stuff up less often.", "Echo 5 might make stuff up less.")]
    [InlineData("Current models are cultivated more than built, since nobody designs every detail.", "Indeed, current models are more cultivated than built, for nobody designs every detail.")]
    [InlineData("Halcyon led the $7 million seed round of the startup.", "The startup raised a $7 million seed round led by Halcyon.")]
    [InlineData("Echo 4.8's smallest prompt length is 1,024 tokens, which is lower than that of Echo 4.7.", "The smallest prompt length on Echo 4.8 is 1,024 tokens, lower than on Echo 4.7.")]
    [InlineData("Halcyon launches an app with a cleaner design that it says loads twice as fast.", "Halcyon is launching an app, offering a cleaner design that the company claims loads twice as fast.")]
    public void An_honest_rewording_of_one_sentence_stands(string claim, string sentence) => Assert.Equal(Verdict.Yes, Grounding.Check(claim, [sentence], null));

    [Theory]
    [InlineData("Both Halcyon and Verity will open a lab.", "Halcyon or Verity will open a lab.")]
    [InlineData("Verity produces Echo, Corona and Sift using ready changes.", "Using Echo, Corona and Sift, Verity produces ready changes.")]
    [InlineData("Norway's Verity tops Echo on key tests.", "Echo of Halcyon tops Norway's Verity on key tests.")]
    [InlineData("Halcyon permitted the ministry to grant access to its best model to a select group of firms.", "After weeks of talks, the ministry permitted Halcyon to grant access to its best model to a select group of firms and agencies.")]
    [InlineData("The ministry permitted Halcyon to grant access to its best model to firms and agencies.", "After weeks of talks, the ministry permitted Halcyon to grant access to its best model to a select group of firms and agencies.")]
    [InlineData("Halcyon is launching a plan that starts at $30 / month for existing customers, or $45 / month for new ones.", "Halcyon is launching a plan that starts at $30 / month for new customers, or $45 / month for existing ones.")]
    [InlineData("Halcyon's plan costs at most $30 a month.", "Halcyon is launching a plan that starts at $30 / month.")]
    [InlineData("The design routes 70–80% of documents to cloud calls, reserving local extraction for edge cases.", "The design routes 70–80% of documents to local extraction at no cost, reserving cloud calls for edge cases and flagging poor results for review.")]
    [InlineData("Halcyon would not only say that the lab is open.", "Halcyon would only say that the lab is open.")]
    [InlineData("Verity refunds users who had funds stolen due to its own breach.", "Verity refunds users who had funds stolen due to a third-party breach.")]
    [InlineData("Verity runs Halcyon's cloud.", "Verity has been running its agents on Halcyon's cloud since May.")]
    [InlineData("Echo was retired in June.", "Echo will be retired in June.")]
    [InlineData("Halcyon makes Echo available to all users.", "Halcyon is making Echo available to all paying users today.")]
    [InlineData("Researchers at Verity used Echo to write malware.", "Researchers at Verity found that hackers had used Echo to write malware.")]
    [InlineData("Halcyon said that Realtors argued for labs in every house.", "Halcyon said that others argued for labs in every house.")]
    [InlineData("Patch the Planet pays maintainers to fix bugs.", "Today Halcyon launches Patch the Planet, which helps maintainers find and fix bugs.")]
    [InlineData("Echo 5 might make stuff up more.", "Echo 5 might make stuff up less.")]
    [InlineData("Verity raised a $30 million round led by Tessel.", "Verity said Thursday that it raised a $30 million round led by Halcyon and its fund, which was created alongside Tessel.")]
    [InlineData("Halcyon launches an app with a cleaner design that loads twice as fast.", "Halcyon is launching an app, offering a cleaner design that the company claims loads twice as fast.")]
    public void A_rewording_of_the_same_shape_that_says_something_else_falls(string claim, string sentence) => Assert.False(Grounding.Check(claim, [sentence], null).Supported);

    [Theory]
    [InlineData("According to The Ledger, Halcyon bought Orin for $2 billion.", true)]
    [InlineData("Halcyon bought Orin for $2 billion, The Ledger reports.", true)]
    [InlineData("According to Verity, Halcyon bought Orin for $2 billion.", false)]
    [InlineData("Halcyon bought Orin for $2 billion, Verity says.", false)]
    public void A_statement_is_told_of_the_one_who_makes_it(string claim, bool stands) =>
        Assert.Equal(stands, Grounding.Check(claim, ["Halcyon bought Orin for $2 billion, The Ledger reported on Monday, and Verity declined to comment."], null).Supported);

    [Theory]
    [InlineData("In the Oslo Letter, Dean Ada Lin decries the power of a few firms.", "In the Oslo Letter, the Dean decries the power of a few firms.", "Published today: the Oslo Letter of Dean Ada Lin on open models.", true)]
    [InlineData("Four months after Halcyon and Verity made peace, Halcyon has dropped Orin, a film about Verity.", "Halcyon has dropped its film Orin, about Verity, four months after Halcyon and Verity made peace.", "Bo Tan's film Orin has been dropped by Halcyon.", true)]
    [InlineData("Verity has signed a five-year, $6B deal with Halcyon for chips.", "In more good news for Halcyon, Verity signs $6B deal with Halcyon for chips", "Verity has signed an enormous five-year deal with Halcyon to secure chips.", true)]
    [InlineData("In the Oslo Letter, Dean Bo Tan decries the power of a few firms.", "In the Oslo Letter, Ada Lin decries the power of a few firms.", "Published today: the Oslo Letter, with notes by Dean Bo Tan on open models.", false)]
    [InlineData("Verity has signed a nine-year, $6B deal with Halcyon for chips.", "In more good news for Halcyon, Verity signs $6B deal with Halcyon for chips", "Tessel has signed an enormous nine-year deal with Orin to secure chips.", false)]
    public void A_name_or_a_figure_is_completed_from_another_sentence_about_the_same(string claim, string one, string other, bool stands) => Assert.Equal(stands, Grounding.Check(claim, [one, other], null).Supported);

    [Theory]
    [InlineData("Brightloom was founded on ideals that stress the freedom of every maker.", "Brightloom raised money in Oslo.", "Norway was founded on ideals that stress the freedom of every maker.")]
    [InlineData("Professor Lin also has a say in the vote on the lab.", "Professor Lin taught in Oslo.", "Staff also have a say in the vote on the lab.")]
    public void A_copy_of_one_sentence_does_not_take_its_actor_from_another(string claim, string one, string other) => Assert.False(Grounding.Check(claim, [one, other], null).Supported);

    [Theory]
    [InlineData("Halcyon, the model maker, sued Verity, the chip maker.", "Verity, the chip maker, sued Halcyon, the model maker.")]
    [InlineData("The model maker sued the chip maker.", "Verity, the chip maker, sued Halcyon, the model maker.")]
    [InlineData("Halcyon bought Verity.", "Verity, which is based in Oslo, bought Halcyon, a small maker of models.")]
    [InlineData("Halcyon was sued by Verity, the model maker.", "Verity, the model maker, was sued by Halcyon.")]
    [InlineData("Orin was bought by Halcyon.", "Orin was bought by Tessel for Halcyon.")]
    [InlineData("Halcyon bought Orin for Tessel.", "Orin was bought by Tessel for Halcyon.")]
    [InlineData("Echo was built by Verity.", "Echo was built by Tessel with Verity.")]
    [InlineData("Tessel was sued by Orin.", "Orin was sued by Verity on behalf of Tessel.")]
    [InlineData("Halcyon replaced Verity with Orin.", "Halcyon replaced Orin with Verity.")]
    [InlineData("Ada Lin left Verity to join Halcyon.", "Ada Lin left Halcyon to join Verity.")]
    [InlineData("Halcyon swapped Verity for Orin.", "Halcyon swapped Orin for Verity.")]
    [InlineData("Ada Lin hired Verity.", "The hiring of Ada Lin by Verity was reported on Monday.")]
    public void Parts_turned_round_by_an_aside_or_a_preposition_fall(string claim, string sentence) => Assert.False(Grounding.Check(claim, [sentence], null).Supported);

    [Theory]
    [InlineData("The chip maker Verity sued Halcyon.", "Verity, the chip maker, sued Halcyon, the model maker.")]
    [InlineData("Verity makes chips for Tessel.", "Verity, which Halcyon acquired, makes chips for Tessel.")]
    [InlineData("Halcyon, based in Oslo, plans to hire 50 engineers.", "Oslo-based Halcyon plans to hire 50 engineers this year.")]
    [InlineData("The lab in Oslo is run by Verity.", "Verity runs the lab in Oslo.")]
    [InlineData("Halcyon was sued by Verity.", "Verity, the chip maker, sued Halcyon, the model maker.")]
    [InlineData("Verity bought Halcyon.", "Verity, which is based in Oslo, bought Halcyon, a small maker of models.")]
    [InlineData("Tessel bought Orin for Halcyon.", "Orin was bought by Tessel for Halcyon.")]
    [InlineData("Tessel built Echo for Verity.", "Echo was built for Verity by Tessel.")]
    [InlineData("Halcyon replaced its supplier Orin with Verity.", "Halcyon replaced Orin, its supplier, with Verity.")]
    [InlineData("Verity hired Ada Lin.", "The hiring of Ada Lin by Verity was reported on Monday.")]
    [InlineData("The launch of Echo was cancelled after a review.", "Halcyon cancelled the launch of Echo after a review.")]
    [InlineData("Halcyon may launch Echo in Oslo.", "Halcyon May Launch Echo in Oslo After Review")]
    public void Parts_told_without_an_aside_or_in_the_other_voice_stand(string claim, string sentence) => Assert.Equal(Verdict.Yes, Grounding.Check(claim, [sentence], null));

    [Theory]
    [InlineData("Halcyon gives users access to Echo.", "Halcyon blocked access to Echo.")]
    [InlineData("Echo features ads.", "Echo dropped ads.")]
    [InlineData("Echo gets ads.", "Echo loses ads.")]
    [InlineData("The launch of Echo went ahead after a review.", "Halcyon cancelled the launch of Echo after a review.")]
    [InlineData("Halcyon bought Verity.", "Halcyon called off the acquisition of Verity.")]
    [InlineData("Halcyon acquired Verity.", "Regulators blocked Halcyon's acquisition of Verity.")]
    [InlineData("Halcyon partnered with Verity.", "Halcyon ended its partnership with Verity.")]
    [InlineData("Halcyon launched Echo in May.", "Halcyon May Launch Echo in Oslo After Review")]
    public void What_was_ended_or_prevented_is_not_told_as_done(string claim, string sentence) => Assert.False(Grounding.Check(claim, [sentence], null).Supported);

    [Theory]
    [InlineData("Verity invested in Halcyon.", "Verity received an investment from Halcyon.")]
    [InlineData("Echo is faster than Corona on code.", "Echo is slower than Corona on code but faster on text.")]
    [InlineData("Echo is free.", "Echo Pro costs $20 a month, while Echo Lite is free.")]
    [InlineData("Halcyon raised $5 million.", "Halcyon raised $50 million, after Verity raised $5 million.")]
    [InlineData("Halcyon was the first to ship Echo.", "Halcyon was among the first to ship Echo.")]
    [InlineData("Ada Lin was replaced by Bo Tan as chief of Verity.", "Ada Lin was replaced by Bo Tan as chief of Halcyon, a rival of Verity.")]
    [InlineData("Halcyon launched Echo in Norway.", "Halcyon launched Echo outside Norway.")]
    [InlineData("Halcyon trained Echo on user data.", "Critics say Halcyon trained Echo on user data.")]
    [InlineData("Halcyon trained Echo on user data.", "Halcyon stopped short of saying that it trained Echo on user data.")]
    [InlineData("Halcyon makes chips for Tessel.", "Verity, which Halcyon acquired, makes chips for Tessel.")]
    [InlineData("Halcyon makes chips for Tessel.", "Verity makes chips for Tessel, and Halcyon owns Verity.")]
    public void What_is_said_of_another_thing_beside_it_falls(string claim, string sentence) => Assert.False(Grounding.Check(claim, [sentence], null).Supported);

    [Theory]
    [InlineData("Halcyon invested $5 million in Verity.", "Verity Gets $5 Million Investment From Halcyon")]
    [InlineData("Researchers found that Echo leaks data.", "Echo leaks data, researchers found.")]
    [InlineData("Verity no longer offers Echo.", "Verity stopped offering Echo on Monday.")]
    [InlineData("Ada Lin resigned as chief executive of Halcyon.", "Halcyon CEO Ada Lin has stepped down.")]
    [InlineData("Echo scored 71% on the Delta test.", "Echo reached 71% on Delta, a test of code.")]
    public void A_noun_for_a_deed_or_a_stop_for_a_not_stands(string claim, string sentence) => Assert.Equal(Verdict.Yes, Grounding.Check(claim, [sentence], null));

    [Fact]
    public void A_deed_of_the_one_who_speaks_is_his() =>
        Assert.True(Grounding.Check("Halcyon's acquisition of Verity closed in May.", ["Halcyon said in May that it had completed the acquisition of Verity.", "The deal was first announced in 2025."], new DateOnly(2026, 5, 20)).Supported);

    [Theory]
    [InlineData("Halcyon, which raised $5 million, opened a lab in Oslo.", "Halcyon opened a lab in Oslo.", "Verity raised $5 million.")]
    [InlineData("Halcyon launched Echo on Tuesday.", "Halcyon launched Echo in Norway.", "Verity launched Corona on Tuesday.")]
    [InlineData("Halcyon, maker of Echo, was hacked.", "Verity, maker of Echo, opened a lab.", "Halcyon was hacked in May.")]
    [InlineData("The ban led to a fall in Halcyon's revenue.", "Halcyon's revenue fell 5% in May.", "Norway announced a ban in June.")]
    public void A_fact_about_somebody_else_is_not_borrowed(string claim, string one, string other) => Assert.False(Grounding.Check(claim, [one, other], null).Supported);

    [Theory]
    [InlineData("Halcyon launched Echo, which costs $20 a month.", "Halcyon launched Echo on Monday.", "Echo costs $20 a month.")]
    [InlineData("Halcyon's lab in Oslo will employ 50 people.", "Halcyon opened a lab in Oslo.", "The lab will employ 50 people.")]
    [InlineData("Verity and Halcyon both raised money in May.", "Verity raised money in May.", "Halcyon raised money in May.")]
    public void Facts_of_two_sentences_about_the_same_stand_together(string claim, string one, string other) => Assert.Equal(Verdict.Yes, Grounding.Check(claim, [one, other], null));

    [Theory]
    [InlineData("Echo can solve health care problems.", "Can Echo now solve health care problems? We will soon find out.")]
    [InlineData("Halcyon has said Echo is on schedule for May.", "Halcyon's Echo was seen by the reporter Ada Lund. He says Echo is on schedule for May.")]
    [InlineData("Echo, Dot and Loop are all discounted.", "Halcyon sells both Echo and Dot. Loop is discounted.")]
    public void A_question_somebody_elses_word_and_both_carry_no_more_than_they_say(string claim, string text) => Assert.False(Grounding.Check(claim, text.Split("  "), null).Supported);

    [Fact]
    public void A_claim_without_a_citation_falls() => Assert.Equal(Verdict.No("no citation"), Grounding.Check("Halcyon launched Echo.", [], null));

    [Fact]
    public void The_actor_of_one_sentence_does_not_take_the_deed_of_another() =>
        Assert.False(Grounding.Check("Amazon raised 80 million dollars in Oslo.", ["Amazon opened a data centre in Oslo.", Raised], null).Supported);

    [Fact]
    public void An_it_is_read_with_the_name_that_the_other_cited_sentence_opens_with() =>
        Assert.True(Grounding.Check("Amazon launched Trainium in 2020-12.", ["It launched Trainium in December 2020.", "Amazon has built chips for years."], null).Supported);
}
