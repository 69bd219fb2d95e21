"""Whole conversations of a group, and how a kind, attentive secretary would say that they came out.

They were written by hands that had seen neither the program nor its words, before any was played:

    # 炒菜缺姜，邻居送来
    王阿姨: 谁家有姜 炒菜缺一块
    小李: 有 马上下来
    +15
    王阿姨: 收到啦 谢谢小李
    => need 姜 done 小李

「小李 @王阿姨: 有」 replies to her last message, `+15` lets minutes go by. Behind `=>` stand, one a line and in order,
what was asked or offered (need, offer, exchange), the thing (other names for it behind `/`, several things by `、`),
what became of it (open, promised, done, withdrawn), and who was on the other side; or `nothing`.

`not_yet.txt` names the talks that come out otherwise: who mends one takes it out. `script` reads the files, `stage`
plays a talk and looks into the database, `judge` compares; `python -m tests.talks` prints figures.
"""
