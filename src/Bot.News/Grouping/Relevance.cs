using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>How far an article is about AI, from its words and the names in it.</summary>
internal static class Relevance
{
    /// <summary>Below this an article is off-topic.</summary>
    public const double Least = 0.5;

    /// <summary>Tokens of the body that are its opening.</summary>
    private const int Opening = 120;

    private const double MostByCategory = 1.5;

    /// <summary>Words that say AI by themselves, also in German, the Romance languages, Russian and Chinese.</summary>
    private static readonly HashSet<string> Plain = Set(
        """
        ai genai agi asi llm llms slm chatbot chatbots gpt neural generative agentic deepfake deepfakes transformer transformers embeddings rag
        superintelligence openclaw pretraining finetuning finetune lora multimodal gpu gpus tpu tpus humanoid humanoids humanlike vla
        ki ia ии kunstliche kunstlicher kunstlichen artificielle artificial artificiale sprachmodell sprachmodelle sprachmodells
        人工 智能 模型 大模 算力 机器 语言 神经 机器人 智驾 具身 芯片
        """);

    private static readonly HashSet<string> Weak = Set(
        """
        agent agents model models inference prompt prompts reasoning robot robots robotics robotaxi robotaxis autonomous automation training compute
        chip chips semiconductor semiconductors datacenter datacenters token tokens benchmark benchmarks vibe hallucination hallucinations alignment copilot nvidia
        mcp accelerator accelerators weights checkpoint checkpoints driverless assistants attention jailbreak watermark watermarks cloned cloning
        modell modelle modelo modelos modele modeles agenten agentes roboter rechenzentren rechenzentrum
        """);

    /// <summary>Words that AI news shares with other news: several of them, or one in a paper for the trade, make it AI news.</summary>
    private static readonly HashSet<string> Hints = Set(
        """
        speech voice voices clones recognition recordings corpus corpora dataset datasets parameters algorithm algorithms automate automated automates automating
        assistant machine machines learning prover theorem proof conjecture simulation forecasts predictions sdk sdks api apis developer developers
        opensource licence license package packages database code gigawatt megawatts wafer wafers packaging hbm memory cache vision translation transcription labelling labeling
        """);

    private static readonly HashSet<string> Pairs = new(
        ["machine learning", "deep learning", "data center", "data centers", "data centre", "data centres", "world model", "computer vision", "language model", "language models",
         "reinforcement learning", "vibe coding", "vibe coded", "self driving", "neural network", "neural networks", "facial recognition", "face recognition", "foundation model", "foundation models",
         "diffusion model", "speech recognition", "vector database", "vector databases", "vector search", "training data", "data labelling", "data labeling", "labelled data", "agent framework",
         "voice cloning", "voice clone", "speech corpus", "generative model", "generative models", "recognition model", "recognition models", "language technology", "speech model", "speech data", "open weights", "open weight", "context window", "attention memory", "attention cache", "graphics cards",
         "fine tuning", "fine tuned", "tool calls", "code assistant", "coding assistant", "coding assistants", "learning devices", "learning device", "learning systems", "theorem prover",
         "image generator", "image generation", "speech synthesis", "knowledge graph", "protein design", "red team", "autonomous driving", "autonomes fahren", "synthetic data", "synthetic voices"],
        StringComparer.Ordinal);

    /// <summary>0 to 1; 0.5 and more is on topic. What a publisher files an article under counts like words of its opening.</summary>
    public static double Of(List<Token> title, List<Mention> titleNames, List<Token> body, List<Mention> bodyNames, List<Token> categories)
    {
        var inTitle = Words(title, title.Count) + Names(titleNames, int.MaxValue);
        var opening = Words(body, Opening) + Names(bodyNames, Opening) + Math.Min(MostByCategory, 1.5 * Words(categories, categories.Count));
        return Math.Min(1, (0.55 * Math.Min(inTitle, 2)) + (0.15 * Math.Min(opening, 4)));
    }

    private static double Words(List<Token> tokens, int limit)
    {
        double sum = 0;
        var count = Math.Min(limit, tokens.Count);
        for (var i = 0; i < count; i++)
        {
            if (Plain.Contains(tokens[i].Text)) sum += 1;
            else if (Weak.Contains(tokens[i].Text)) sum += 0.4;
            else if (Hints.Contains(tokens[i].Text)) sum += 0.2;
            if (i + 1 < count && Pairs.Contains(tokens[i].Text + " " + tokens[i + 1].Text)) sum += 0.9;
        }

        return sum;
    }

    private static HashSet<string> Set(string words) => new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static double Names(List<Mention> mentions, int limit)
    {
        double sum = 0;
        foreach (var mention in mentions)
        {
            if (mention.From < limit) sum += Sign(mention.Name);
        }

        return sum;
    }

    /// <summary>A lab or a model is AI by itself; a company that also sells groceries is not.</summary>
    private static double Sign(Name name) => name.Kind switch
    {
        NameKind.Lab or NameKind.Model => 1,
        NameKind.Product or NameKind.Chip => 0.8,
        NameKind.Person => name.Weight >= 1.7 ? 0.6 : 0.3,
        NameKind.Company => name.Weight >= 2.2 ? 0.35 : 0.2,
        _ => 0,
    };
}
