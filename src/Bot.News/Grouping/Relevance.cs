using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>How far an article is about AI, from its words and the names in it.</summary>
internal static class Relevance
{
    /// <summary>Below this an article is off-topic.</summary>
    public const double Least = 0.5;

    private static readonly HashSet<string> Plain = new(
        """
        ai genai agi asi llm llms slm chatbot chatbots gpt neural generative agentic deepfake deepfakes transformer transformers embeddings rag
        superintelligence openclaw pretraining finetuning finetune lora multimodal gpu gpus tpu tpus humanoid humanoids humanlike vla
        人工 智能 模型 大模 算力 机器 语言 神经 机器人 智驾 具身 芯片
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly HashSet<string> Weak = new(
        "agent agents model models inference prompt prompts reasoning robot robots robotics robotaxi robotaxis autonomous automation training compute chip chips semiconductor datacenter datacenters token tokens benchmark vibe hallucination alignment copilot nvidia"
            .Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Pairs = new(
        ["machine learning", "deep learning", "data center", "data centers", "data centre", "data centres", "world model", "computer vision", "language model", "language models",
         "reinforcement learning", "vibe coding", "vibe coded", "self driving", "neural network", "facial recognition", "foundation model", "foundation models", "diffusion model", "speech recognition"],
        StringComparer.Ordinal);

    /// <summary>0 to 1; 0.5 and more is on topic.</summary>
    public static double Of(List<Token> title, List<Mention> titleNames, List<Token> body, List<Mention> bodyNames)
    {
        var inTitle = Words(title, title.Count) + Names(titleNames, int.MaxValue);
        var opening = Words(body, 120) + Names(bodyNames, 120);
        return Math.Min(1, (0.55 * Math.Min(inTitle, 2)) + (0.12 * Math.Min(opening, 5)));
    }

    private static double Words(List<Token> tokens, int limit)
    {
        double sum = 0;
        var count = Math.Min(limit, tokens.Count);
        for (var i = 0; i < count; i++)
        {
            if (Plain.Contains(tokens[i].Text)) sum += 1;
            else if (Weak.Contains(tokens[i].Text)) sum += 0.4;
            if (i + 1 < count && Pairs.Contains(tokens[i].Text + " " + tokens[i + 1].Text)) sum += 0.9;
        }

        return sum;
    }

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
