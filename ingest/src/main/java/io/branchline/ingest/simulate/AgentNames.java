package io.branchline.ingest.simulate;

import java.util.List;

/** Invented people: a Chinese name and how it is spelt in Latin letters. */
final class AgentNames {

  private static final List<String> FAMILY =
      List.of(
          "王 Wang", "李 Li", "张 Zhang", "刘 Liu", "陈 Chen", "杨 Yang", "赵 Zhao", "黄 Huang", "周 Zhou",
          "吴 Wu", "徐 Xu", "孙 Sun", "胡 Hu", "朱 Zhu", "高 Gao", "林 Lin", "何 He", "郭 Guo", "马 Ma",
          "罗 Luo", "梁 Liang", "宋 Song", "郑 Zheng", "谢 Xie", "韩 Han", "唐 Tang", "冯 Feng", "于 Yu",
          "董 Dong", "萧 Xiao", "程 Cheng");
  private static final List<String> GIVEN =
      List.of(
          "芳 Fang",
          "娜 Na",
          "敏 Min",
          "静 Jing",
          "丽 Li",
          "强 Qiang",
          "磊 Lei",
          "洋 Yang",
          "艳 Yan",
          "勇 Yong",
          "军 Jun",
          "杰 Jie",
          "娟 Juan",
          "涛 Tao",
          "明 Ming",
          "超 Chao",
          "霞 Xia",
          "平 Ping",
          "刚 Gang",
          "婷 Ting",
          "玉兰 Yulan",
          "建华 Jianhua",
          "晓东 Xiaodong",
          "雪梅 Xuemei",
          "志强 Zhiqiang",
          "秀英 Xiuying",
          "海燕 Haiyan",
          "文博 Wenbo",
          "思远 Siyuan",
          "雨桐 Yutong",
          "子涵 Zihan",
          "佳怡 Jiayi",
          "浩然 Haoran",
          "欣怡 Xinyi",
          "宇轩 Yuxuan",
          "梦琪 Mengqi",
          "晨 Chen");

  private AgentNames() {}

  /** The same number gives the same name; neighbours differ. */
  static String name(int number) {
    String[] family = FAMILY.get(number % FAMILY.size()).split(" ", -1);
    String[] given = GIVEN.get(number % GIVEN.size()).split(" ", -1);
    return family[0] + given[0] + " " + family[1] + " " + given[1];
  }
}
